# correct: the state lives in closures made by __init__; the methods of the class are thin wrappers around instance attributes
import threading


class BackgroundWorker:
    def __init__(self, task, interval):
        lock = threading.Lock()
        cancel = None
        failure = None
        threads = []

        def run(cancelled):
            nonlocal cancel, failure
            try:
                while not cancelled.is_set():
                    task()
                    cancelled.wait(interval)
            except Exception as error:
                with lock:
                    failure = error
                    cancelled.set()

        def start():
            nonlocal cancel
            with lock:
                if is_running():
                    raise RuntimeError("no two starts without a stop")
                cancel = threading.Event()
                thread = threading.Thread(target=run, args=(cancel,), daemon=True)
                thread.start()
                threads[:] = [old for old in threads if old.is_alive()] + [thread]

        def stop():
            nonlocal failure
            with lock:
                if cancel is not None:
                    cancel.set()
                those = threads.copy()
            if threading.current_thread() in those:
                return
            for thread in those:
                thread.join()
            with lock:
                raised, failure = failure, None
            if raised is not None:
                raise raised

        def is_running():
            return cancel is not None and not cancel.is_set()

        self.start, self.stop, self._is_running = start, stop, is_running

    def start(self):
        """Replaced in each object."""

    def stop(self):
        """Replaced in each object."""

    @property
    def running(self):
        return self._is_running()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, error, traceback):
        try:
            self.stop()
        except Exception:
            if error is None:
                raise
