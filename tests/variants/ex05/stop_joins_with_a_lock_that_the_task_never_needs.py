"""Stops wait one after the other; the task's own stop and `running` take no lock."""

import threading

class BackgroundWorker:
    """Stop holds the lock during the join; the task's own stop and `running` take none."""
    def __init__(self, task, interval):
        self.task, self.interval = task, interval
        self.lock = threading.Lock()
        self.local = threading.local()
        self.quit = None
        self.threads = []
        self.error = None

    def start(self):
        with self.lock:
            if self.running:
                raise RuntimeError
            quit = threading.Event()
            t = threading.Thread(target=self.loop, args=(quit,), daemon=True)
            self.threads.append(t)
            self.quit = quit
            t.start()

    def loop(self, quit):
        self.local.quit = quit
        try:
            while not quit.is_set():
                self.task()
                quit.wait(self.interval)
        except Exception as e:
            self.error = e
        finally:
            quit.set()

    def stop(self):
        own = getattr(self.local, "quit", None)
        if own is not None:
            own.set()
            return
        with self.lock:
            if self.quit is not None:
                self.quit.set()
            while self.threads:
                self.threads.pop().join()
            error, self.error = self.error, None
        if error is not None:
            raise error

    @property
    def running(self):
        quit = self.quit
        return quit is not None and not quit.is_set()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exc):
        self.stop()
