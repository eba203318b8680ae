# breaks: 5.6
"""Only a stop from outside forgets the thread: after the task's own stop, every start is refused."""

import threading


class BackgroundWorker:
    def __init__(self, task, interval):
        self.task = task
        self.interval = interval
        self.lock = threading.Lock()
        self.quit = threading.Event()
        self.thread = None
        self.on = False
        self.error = None

    def start(self):
        with self.lock:
            if self.thread is not None:
                raise RuntimeError("running")
            self.on = True
            self.error = None
            self.quit = threading.Event()
            self.thread = threading.Thread(target=self.loop, args=(self.quit,), daemon=True)
            self.thread.start()

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
            if self.thread is thread:
                self.thread = None
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
