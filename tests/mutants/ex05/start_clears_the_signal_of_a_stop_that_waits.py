# breaks: 5.3, 5.6
"""One event for all runs: a start while a stop waits clears it before the thread has seen it."""

import threading


class BackgroundWorker:
    def __init__(self, task, interval):
        self.task = task
        self.interval = interval
        self.lock = threading.Lock()
        self.quit = threading.Event()
        self.thread = None
        self.on = False
        self.leaving = False
        self.error = None

    def start(self):
        with self.lock:
            if self.on or self.leaving and self.thread.is_alive():
                raise RuntimeError("running")
            self.on = True
            self.leaving = False
            self.error = None
            self.quit.clear()
            self.thread = threading.Thread(target=self.loop, daemon=True)
            self.thread.start()

    def loop(self):
        while not self.quit.is_set():
            try:
                self.task()
            except Exception as e:
                self.error = e
                self.on = False
                return
            self.quit.wait(self.interval)

    def stop(self):
        with self.lock:
            self.on = False
            self.quit.set()
            thread = self.thread
        if thread is None:
            return
        if thread is threading.current_thread():
            self.leaving = True
            return
        thread.join()
        with self.lock:
            error, self.error = self.error, None
        if error is not None:
            raise error

    @property
    def running(self):
        return self.on

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exc):
        self.stop()
