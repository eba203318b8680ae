"""If the block raised too, the task's exception waits for the next stop."""

import threading

class BackgroundWorker:
    def __init__(self, task, interval):
        self.task, self.interval = task, interval
        self.lock = threading.Lock()
        self.quit = None
        self.threads = []
        self.error = None

    def start(self):
        with self.lock:
            if self.quit is not None:
                raise RuntimeError
            self.quit = threading.Event()
            t = threading.Thread(target=self.loop, args=(self.quit,), daemon=True)
            self.threads.append(t)
            t.start()

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

    def _end(self):
        with self.lock:
            if self.quit is not None:
                self.quit.set()
                self.quit = None
            threads = self.threads[:]
        if threading.current_thread() in threads:
            return False
        for t in threads:
            t.join()
        return True

    def stop(self):
        if self._end():
            with self.lock:
                e, self.error = self.error, None
            if e is not None:
                try:
                    raise e
                finally:
                    del e

    @property
    def running(self):
        return self.quit is not None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, value, tb):
        if kind is None:
            self.stop()
        else:
            self._end()
