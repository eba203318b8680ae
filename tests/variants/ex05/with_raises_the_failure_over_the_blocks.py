"""The task's exception leaves the block even if that raised too."""

import threading

class BackgroundWorker:
    def __init__(self, task, interval):
        self.task, self.interval = task, interval
        self.lock = threading.Lock()
        self.quit = threading.Event()
        self.quit.set()
        self.threads = {}
        self.errors = []

    def start(self):
        with self.lock:
            if not self.quit.is_set():
                raise RuntimeError
            self.quit = quit = threading.Event()
            def loop():
                try:
                    while not quit.is_set():
                        self.task()
                        quit.wait(timeout=self.interval)
                except Exception as e:
                    self.errors.append(e)
                quit.set()
            t = threading.Thread(target=loop, daemon=True)
            t.start()
            self.threads[t] = quit

    def stop(self):
        with self.lock:
            threads = dict(self.threads)
            for quit in threads.values():
                quit.set()
        if threading.current_thread() in threads:
            return
        for t in threads:
            t.join()
        with self.lock:
            for t in threads:
                self.threads.pop(t, None)
            if self.errors:
                raise self.errors.pop(0)

    running = property(lambda self: not self.quit.is_set())
    __enter__ = lambda self: self.start() or self

    def __exit__(self, kind, value, tb):
        self.stop()
        return False
