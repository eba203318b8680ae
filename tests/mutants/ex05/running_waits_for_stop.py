# breaks: 5.3, R4
"""`running` needs the lock that stop holds while it waits: a task that asks blocks both."""

import threading


class BackgroundWorker:
    def __init__(self, task, interval):
        self.task = task
        self.interval = interval
        self.lock = threading.Lock()
        self.quit = None
        self.threads = []
        self.error = None

    def start(self):
        with self.lock:
            if self.quit is not None:
                raise RuntimeError("running")
            quit = threading.Event()
            thread = threading.Thread(target=self.loop, args=(quit,), daemon=True)
            self.quit = quit
            self.threads.append(thread)
            thread.start()

    def loop(self, quit):
        try:
            while not quit.is_set():
                self.task()
                quit.wait(self.interval)
        except Exception as e:
            self.error = e
            if self.quit is quit:
                self.quit = None

    def stop(self):
        if threading.current_thread() in self.threads:
            if self.quit is not None:
                self.quit.set()
                self.quit = None
            return
        with self.lock:
            if self.quit is not None:
                self.quit.set()
                self.quit = None
            for thread in self.threads:
                thread.join()
            error, self.error = self.error, None
        if error is not None:
            raise error

    @property
    def running(self):
        with self.lock:
            return self.quit is not None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, value, tb):
        try:
            self.stop()
        except Exception:
            if kind is None:
                raise
