"""The thread of the next run is made when the last one is stopped."""

import threading

class BackgroundWorker:
    def __init__(self, task, interval):
        self.task, self.interval = task, interval
        self.lock = threading.Lock()
        self.used = []
        self.errors = []
        self.on = False
        self._prepare()

    def _prepare(self):
        self.quit = threading.Semaphore(0)
        self.thread = threading.Thread(target=self.loop, args=(self.quit,), daemon=True)

    def start(self):
        with self.lock:
            if self.on:
                raise RuntimeError
            self.on = True
            self.used.append(self.thread)
            self.thread.start()

    def loop(self, quit):
        try:
            self.task()
            while not quit.acquire(timeout=self.interval):
                self.task()
        except Exception as e:
            self.errors.append(e)
            with self.lock:
                if self.quit is quit:
                    self.on = False
                    self._prepare()

    def stop(self):
        with self.lock:
            if self.on:
                self.on = False
                self.quit.release()
                self._prepare()
            used = list(self.used)
        if threading.current_thread() in used:
            return
        for t in used:
            t.join()
        with self.lock:
            if self.errors:
                raise self.errors.pop()

    @property
    def running(self):
        return self.on

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exc):
        self.stop()
