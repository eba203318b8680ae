# breaks: 5.2, 5.3, 5.5
"""`running` is set after the thread was started, without a lock: the task's own stop in its first call is undone."""

import threading


class BackgroundWorker:
    def __init__(self, task, interval):
        self.task = task
        self.interval = interval
        self.lock = threading.Lock()
        self.quit = threading.Event()
        self.thread = None
        self.on = self.starting = False
        self.error = None

    def start(self):
        with self.lock:
            if self.on:
                raise RuntimeError("running")
            if self.starting:
                raise RuntimeError("starting")
            self.starting = True
            self.quit = threading.Event()
            self.thread = threading.Thread(target=self.loop, args=(self.quit,), daemon=True)
        self.thread.start()
        self.on = True
        self.starting = False

    def loop(self, quit):
        while not quit.is_set():
            try:
                self.task()
            except Exception as e:
                self.error = e
                self.on = False
                return
            quit.wait(self.interval)

    def stop(self):
        with self.lock:
            self.on = False
            self.quit.set()
            thread = self.thread
        if thread is None or thread is threading.current_thread():
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
