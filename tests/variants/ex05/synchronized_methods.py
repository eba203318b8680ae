# correct: a decorator puts whole methods under an RLock; only the joining is left outside, since holding it there would deadlock
import functools
import threading


def synchronized(method):
    @functools.wraps(method)
    def locked(self, *args):
        with self.monitor:
            return method(self, *args)
    return locked


class BackgroundWorker:
    def __init__(self, task, interval):
        self.monitor = threading.RLock()
        self.task = task
        self.interval = interval
        self.signal = None
        self.threads = []
        self.failure = None

    @property
    @synchronized
    def running(self):
        return self.signal is not None

    @synchronized
    def start(self):
        if self.running:
            raise RuntimeError("a running worker")
        self.signal = threading.Event()
        thread = threading.Thread(target=self.loop, args=(self.signal,), daemon=True)
        self.threads = [t for t in self.threads if t.is_alive()] + [thread]
        thread.start()

    @synchronized
    def end(self, signal, failure=None):
        if signal is not None:
            signal.set()
        if self.signal is signal:
            self.signal = None
        if failure is not None:
            self.failure = failure
        return self.threads

    @synchronized
    def take_failure(self):
        try:
            return self.failure
        finally:
            self.failure = None

    def loop(self, signal):
        try:
            while not signal.is_set():
                self.task()
                signal.wait(self.interval)
        except Exception as failure:
            self.end(signal, failure)

    def stop(self):
        with self.monitor:
            threads = self.end(self.signal)
        if threading.current_thread() not in threads:
            for thread in threads:
                thread.join()
            if (failure := self.take_failure()) is not None:
                raise failure

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, error, traceback):
        try:
            self.stop()
        except Exception:
            if error is None:
                raise
