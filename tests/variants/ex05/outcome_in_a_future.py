"""A run's outcome is a Future, and one stop takes it."""

import threading

from concurrent.futures import Future

class BackgroundWorker:
    """The run's outcome is a future; each stop joins the thread, one of them takes the outcome."""
    def __init__(self, task, interval):
        self.task, self.interval = task, interval
        self.lock = threading.Lock()
        self.runs = []

    def start(self):
        with self.lock:
            if self.running:
                raise RuntimeError
            end, out = threading.Event(), Future()
            t = threading.Thread(target=self.loop, args=(end, out), daemon=True)
            t.start()
            self.runs.append((t, end, out))

    def loop(self, end, out):
        try:
            while True:
                self.task()
                if end.wait(self.interval):
                    out.set_result(None)
                    return
        except Exception as e:
            out.set_exception(e)

    def stop(self):
        with self.lock:
            runs = self.runs
            for t, end, out in runs:
                end.set()
            if any(t is threading.current_thread() for t, _, _ in runs):
                return
            runs = list(runs)
        for t, _, _ in runs:
            t.join()
        with self.lock:
            mine = [r for r in runs if r in self.runs]
            self.runs = [r for r in self.runs if r not in runs]
        for _, _, out in mine:
            out.result()

    @property
    def running(self):
        return any(not end.is_set() and not out.done() for _, end, out in self.runs)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exc):
        self.stop()
