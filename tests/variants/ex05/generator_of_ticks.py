# correct: the loop is a generator that pauses when asked for the next tick; AbstractContextManager gives __enter__ a base
import contextlib
import threading


def ticks(stopped, interval):
    if not stopped.is_set():
        yield
    while not stopped.wait(interval):
        yield


class BackgroundWorker(contextlib.AbstractContextManager):
    def __init__(self, task, interval):
        self._task = task
        self._interval = interval
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._stopped.set()
        self._threads = frozenset()
        self._failed_with = []

    def start(self):
        with self._lock:
            if not self._stopped.is_set():
                raise RuntimeError("stop it first")
            self._stopped = threading.Event()
            thread = threading.Thread(target=self._loop, args=(self._stopped,), daemon=True)
            self._threads = frozenset(t for t in self._threads if t.is_alive()) | {thread}
            thread.start()

    def _loop(self, stopped):
        try:
            for _ in ticks(stopped, self._interval):
                self._task()
        except Exception as error:
            self._failed_with.append(error)
            stopped.set()

    def stop(self):
        with self._lock:
            self._stopped.set()
            threads = self._threads
        if threading.current_thread() in threads:
            return
        for thread in threads:
            thread.join()
        try:
            error = self._failed_with.pop()
        except IndexError:
            return
        raise error

    @property
    def running(self):
        return not self._stopped.is_set()

    def __enter__(self):
        self.start()
        return super().__enter__()

    def __exit__(self, kind, error, traceback):
        with contextlib.suppress(Exception) if error is not None else contextlib.nullcontext():
            self.stop()
