# breaks: 5.6
# kind: wrong-exception
# needs: 0
# The thread is made once, in __init__. A thread cannot be started twice: the second run fails with RuntimeError.
import threading


class BackgroundWorker:
    def __init__(self, task, interval):
        self.task = task
        self.interval = interval
        self.lock = threading.Lock()
        self.stop_event = None
        self.threads = []
        self.error = None
        self.thread = threading.Thread(target=self._run, daemon=True)

    def start(self):
        with self.lock:
            if self.stop_event is not None:
                raise RuntimeError("already running")
            self.stop_event = threading.Event()
            try:
                self.thread.start()
            except RuntimeError:
                self.stop_event = None
                raise
            self.threads = [self.thread]

    def _run(self):
        with self.lock:
            stop_event = self.stop_event
        if stop_event is None:
            return
        try:
            while not stop_event.is_set():
                self.task()
                stop_event.wait(self.interval)
        except Exception as e:
            with self.lock:
                self.error = e
                if self.stop_event is stop_event:
                    self.stop_event = None

    def stop(self):
        with self.lock:
            if self.stop_event is not None:
                self.stop_event.set()
                self.stop_event = None
            threads = self.threads
        if threading.current_thread() in threads:
            return
        for t in threads:
            t.join()
        with self.lock:
            error, self.error = self.error, None
        if error is not None:
            raise error

    @property
    def running(self):
        return self.stop_event is not None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, error, traceback):
        try:
            self.stop()
        except Exception:
            if error is None:
                raise
