"""A start is refused until the last call of a task that stopped itself has ended."""

import threading

class BackgroundWorker:
    def __init__(self, task, interval):
        self.task, self.interval = task, interval
        self.lock = threading.Lock()
        self.thread = None
        self.quit = None
        self.error = None

    def start(self):
        with self.lock:
            if self.thread is not None and self.thread.is_alive():
                raise RuntimeError("the last run has not ended yet")
            self.quit = threading.Event()
            self.thread = threading.Thread(target=self.loop, args=(self.quit,), daemon=True)
            self.thread.start()

    def loop(self, quit):
        try:
            while not quit.is_set():
                self.task()
                quit.wait(self.interval)
        except Exception as e:
            self.error = e
        finally:
            quit.set()

    def stop(self):
        with self.lock:
            if self.thread is None:
                return
            self.quit.set()
            thread = self.thread
        if thread is threading.current_thread():
            return
        thread.join()
        with self.lock:
            error, self.error = self.error, None
        if error:
            raise error

    @property
    def running(self):
        return self.quit is not None and not self.quit.is_set()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exc):
        self.stop()
