# breaks: 5.6
# kind: lost
# needs: 0
# There is one event for all runs, and it stays set after the first `stop`: the second run makes no call.
import threading


class BackgroundWorker:
    def __init__(self, task, interval):
        self.task = task
        self.interval = interval
        self.lock = threading.Lock()
        self.stop_event = threading.Event()
        self.active = False
        self.threads = []
        self.error = None

    def start(self):
        with self.lock:
            if self.active:
                raise RuntimeError("already running")
            self.active = True
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
                self.error = e
                self.active = False

    def stop(self):
        with self.lock:
            if self.active:
                self.stop_event.set()
                self.active = False
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
        return self.active

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, error, traceback):
        try:
            self.stop()
        except Exception:
            if error is None:
                raise
