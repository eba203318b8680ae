# breaks: R4
# kind: deadlock
# needs: 2
# Three locks: `stop` takes that of the threads, then that of the state; a failing thread that of the state, then that of the
# error; `running` that of the error, then that of the threads. All three at once may wait for each other.
import threading


class BackgroundWorker:
    def __init__(self, task, interval):
        self.task = task
        self.interval = interval
        self.lock = threading.Lock()
        self.threads_lock = threading.Lock()
        self.error_lock = threading.Lock()
        self.stop_event = None
        self.threads = []
        self.error = None

    def start(self):
        with self.threads_lock, self.lock:
            if self.stop_event is not None:
                raise RuntimeError("already running")
            self.stop_event = threading.Event()
            thread = threading.Thread(target=self._run, args=(self.stop_event,), daemon=True)
            self.threads = [t for t in self.threads if t.is_alive()] + [thread]
            thread.start()

    def _run(self, stop_event):
        try:
            while not stop_event.is_set():
                self.task()
                stop_event.wait(self.interval)
        except Exception as e:
            with self.lock:
                if self.stop_event is stop_event:
                    self.stop_event = None
                with self.error_lock:
                    self.error = e

    def stop(self):
        with self.threads_lock, self.lock:
            if self.stop_event is not None:
                self.stop_event.set()
                self.stop_event = None
            threads = self.threads
        if threading.current_thread() in threads:
            return
        for t in threads:
            t.join()
        with self.error_lock:
            error, self.error = self.error, None
        if error is not None:
            raise error

    @property
    def running(self):
        with self.error_lock:
            if self.error is not None:
                return False
            with self.threads_lock:
                return bool(self.threads) and self.stop_event is not None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, error, traceback):
        try:
            self.stop()
        except Exception:
            if error is None:
                raise
