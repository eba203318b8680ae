# breaks: 5.1, 5.2, 5.3, 5.4, 5.6
"""The stop signal belongs to the module: a stop ends all workers."""

import threading


QUIT = threading.Event()


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
            global QUIT
            if QUIT.is_set():
                QUIT = threading.Event()
            quit = QUIT
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
