# breaks: 5.1
"""A condition without a predicate: a refused start wakes the thread up, and it calls early."""

import threading


class BackgroundWorker:
    def __init__(self, task, interval):
        self.task = task
        self.interval = interval
        self.lock = threading.Lock()
        self.quit = threading.Condition()
        self.thread = None
        self.on = False
        self.error = None

    def start(self):
        with self.quit:
            self.quit.notify_all()
        with self.lock:
            if self.on:
                raise RuntimeError("running")
            self.on = True
            self.error = None

            self.thread = threading.Thread(target=self.loop, daemon=True)
            self.thread.start()

    def loop(self):
        while self.on:
            try:
                self.task()
            except Exception as e:
                self.error = e
                self.on = False
                return
            with self.quit:
                if self.on:
                    self.quit.wait(self.interval)

    def stop(self):
        with self.lock:
            self.on = False
            with self.quit:
                self.on = False
                self.quit.notify_all()
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
