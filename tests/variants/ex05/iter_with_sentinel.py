"""The loop is an `iter` of a lambda, up to the first True."""

import threading

class BackgroundWorker:
    def __init__(self, task, interval):
        self.task, self.interval = task, interval
        self.lock = threading.Lock()
        self.events = []
        self.failed = []

    def start(self):
        with self.lock:
            if self.running:
                raise RuntimeError
            e = threading.Event()
            t = threading.Thread(target=self.go, args=(e,), daemon=True)
            self.events.append((e, t))
            t.start()

    def go(self, e):
        try:
            for _ in iter(lambda: e.is_set() or self.task() or e.wait(self.interval), True):
                pass
        except Exception as x:
            self.failed.append(x)
        e.set()

    def stop(self):
        mine = threading.current_thread()
        with self.lock:
            pairs = self.events[:]
        for e, t in pairs:
            e.set()
        if all(t is not mine for e, t in pairs):
            for e, t in pairs:
                t.join()
            if self.failed:
                with self.lock:
                    if self.failed:
                        raise self.failed.pop()

    @property
    def running(self):
        return not all(e.is_set() for e, t in self.events)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exc):
        self.stop()
