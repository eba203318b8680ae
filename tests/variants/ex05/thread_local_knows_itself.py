# correct: thread-local data, not current_thread, tells that `stop` is called by the task; from-star import of threading
from threading import *


class BackgroundWorker:
    def __init__(self, task, interval):
        self.task = task
        self.interval = interval
        self.here = local()
        self.lock = Lock()
        self.runs = {}
        self.last = None
        self.failure = None

    def start(self):
        with self.lock:
            if self.running:
                raise RuntimeError("running already")
            self.last = done = Event()
            thread = Thread(target=self.run, args=(done,), daemon=True)
            self.runs = {t: e for t, e in self.runs.items() if t.is_alive()}
            self.runs[thread] = done
            thread.start()

    def run(self, done):
        self.here.is_worker = True
        while not done.is_set():
            try:
                self.task()
            except Exception as failure:
                with self.lock:
                    self.failure = failure
                    done.set()
            else:
                done.wait(self.interval)

    def stop(self):
        with self.lock:
            for done in self.runs.values():
                done.set()
            threads = list(self.runs)
        if getattr(self.here, "is_worker", False):
            return
        for thread in threads:
            thread.join()
        with self.lock:
            failure = self.failure
            self.failure = None
        if failure is not None:
            raise failure

    @property
    def running(self):
        return self.last is not None and not self.last.is_set()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, error, traceback):
        try:
            self.stop()
        except Exception:
            if error is None:
                raise
