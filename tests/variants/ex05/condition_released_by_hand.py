# correct: one Condition held by the loop, which gives it up by hand for each call; a token tells which run is the present one
from threading import Condition, Thread, current_thread


class BackgroundWorker:
    def __init__(self, task, interval):
        self.task, self.interval = task, interval
        self.changed = Condition()
        self.token = None
        self.threads = []
        self.failure = None

    def start(self):
        with self.changed:
            if self.token is not None:
                raise RuntimeError("already running")
            self.token = object()
            thread = Thread(target=self.loop, args=(self.token,), daemon=True)
            self.threads = [t for t in self.threads if t.is_alive()] + [thread]
            thread.start()

    def loop(self, token):
        with self.changed:
            while self.token is token:
                self.changed.release()
                failure = None
                try:
                    self.task()
                except Exception as error:
                    failure = error
                finally:
                    self.changed.acquire()
                if failure is not None:
                    self.failure = failure
                    if self.token is token:
                        self.token = None
                    return
                self.changed.wait_for(lambda: self.token is not token, timeout=self.interval)

    def stop(self):
        with self.changed:
            self.token = None
            self.changed.notify_all()
            threads = self.threads
        if current_thread() in threads:
            return
        for thread in threads:
            thread.join()
        with self.changed:
            failure, self.failure = self.failure, None
        if failure is not None:
            raise failure

    @property
    def running(self):
        with self.changed:
            return self.token is not None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, error, traceback):
        try:
            self.stop()
        except Exception:
            if error is None:
                raise
