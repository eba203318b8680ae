"""One event for all runs, cleared when the thread of the last run has ended."""

import threading

class BackgroundWorker:
    """One event for all runs: cleared only when the thread of the last run has ended."""
    def __init__(self, task, interval):
        self.task, self.interval = task, interval
        self.starting = threading.Lock()
        self.telling = threading.Lock()
        self.quit = threading.Event()
        self.quit.set()
        self.thread = None
        self.error = None

    def start(self):
        with self.starting:
            if not self.quit.is_set():
                raise RuntimeError("running")
            if self.thread is not None:
                self.thread.join()
            self.thread = threading.Thread(target=self.loop, daemon=True)
            self.quit.clear()
            self.thread.start()

    def loop(self):
        try:
            while not self.quit.is_set():
                self.task()
                self.quit.wait(self.interval)
        except Exception as e:
            self.error = e
        self.quit.set()

    def stop(self):
        if threading.current_thread() is self.thread:
            self.quit.set()
            return
        with self.starting:
            self.quit.set()
            if self.thread is not None:
                self.thread.join()
            error, self.error = self.error, None
        if error is not None:
            raise error

    @property
    def running(self):
        return not self.quit.is_set()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exc):
        self.stop()
