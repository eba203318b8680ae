# breaks: 5.3
"""Each pause waits for an event of its own: a stop before it sets the one that is thrown away."""

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
            while self.quit is not None:
                self.task()
                self.quit = threading.Event()
                self.quit.wait(self.interval)
        except Exception as e:
            with self.lock:
                self.error = e
                if self.quit is quit:
                    self.quit = None

    def stop(self):
        with self.lock:
            if self.quit is not None:
                self.quit.set()
                self.quit = None
            threads = list(self.threads)
        if threading.current_thread() in threads:
            return
        for thread in threads:
            thread.join()
        with self.lock:
            error, self.error = self.error, None
        if error is not None:
            raise error

    @property
    def running(self):
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
