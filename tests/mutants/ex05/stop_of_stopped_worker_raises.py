# breaks: 5.4
# kind: wrong-exception
# needs: 0
# `stop` raises RuntimeError when there is nothing to stop.
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
                if self.stop_event is stop_event:
                    self.stop_event = None

    def stop(self):
        with self.lock:
            was_running = self.stop_event is not None
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
        if not was_running:
            raise RuntimeError("not running")

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
