# breaks: 5.1
# kind: wrong-result
# needs: 0
# Each call runs in a Timer of its own, which starts the next one: not one thread but a new one for each call.
import threading


class BackgroundWorker:
    def __init__(self, task, interval):
        self.task = task
        self.interval = interval
        self.lock = threading.Lock()
        self.stop_event = None
        self.threads = []
        self.error = None

    def start(self):
        with self.lock:
            if self.stop_event is not None:
                raise RuntimeError("already running")
            self.stop_event = threading.Event()
            self._plan(0, self.stop_event)

    def _plan(self, seconds, stop_event):
        timer = threading.Timer(seconds, self._run, args=(stop_event,))
        timer.daemon = True
        self.threads = [t for t in self.threads if t.is_alive()] + [timer]
        timer.start()

    def _run(self, stop_event):
        try:
            self.task()
            with self.lock:
                if not stop_event.is_set():
                    self._plan(self.interval, stop_event)
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
                for t in self.threads:
                    t.cancel()
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
