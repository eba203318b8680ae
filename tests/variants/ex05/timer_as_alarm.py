"""A Timer for each pause, cancelled and joined."""

import threading

class BackgroundWorker:
    """A Timer rings the alarm that ends the pause."""
    def __init__(self, task, interval):
        self.task, self.interval = task, interval
        self.lock = threading.Lock()
        self.run = None
        self.all = []
        self.error = []

    def start(self):
        with self.lock:
            if self.run:
                raise RuntimeError
            self.run = {"over": False, "bell": None}
            t = threading.Thread(target=self._go, args=(self.run,), daemon=True)
            self.all.append(t)
            t.start()

    def _go(self, run):
        try:
            while not run["over"]:
                self.task()
                bell = threading.Event()
                timer = threading.Timer(self.interval, bell.set)
                timer.daemon = True
                with self.lock:
                    if run["over"]:
                        return
                    run["bell"] = bell
                    timer.start()
                bell.wait()
                timer.cancel()
                timer.join()
        except Exception as e:
            self.error.append(e)
            with self.lock:
                if self.run is run:
                    self.run = None

    def stop(self):
        with self.lock:
            run, self.run = self.run, None
            if run:
                run["over"] = True
                if run["bell"]:
                    run["bell"].set()
            all = list(self.all)
        if threading.current_thread() in all:
            return
        for t in all:
            t.join()
        try:
            e = self.error.pop()
        except IndexError:
            return
        raise e

    @property
    def running(self):
        return self.run is not None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exc):
        self.stop()
