# breaks: 5.4
# kind: wrong-exception
# needs: 1
# The stop signal is a lock that `stop` releases if it is held. Two threads may both see that it is, and the second one gets
# RuntimeError.
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
            self.stop_event = threading.Lock()
            self.stop_event.acquire()
            thread = threading.Thread(target=self._run, args=(self.stop_event,), daemon=True)
            self.threads = [t for t in self.threads if t.is_alive()] + [thread]
            thread.start()

    def _run(self, stop_event):
        try:
            while stop_event.locked():
                self.task()
                if stop_event.acquire(timeout=self.interval):
                    return
        except Exception as e:
            with self.lock:
                self.error = e
                if self.stop_event is stop_event:
                    self.stop_event = None

    def stop(self):
        stop_event = self.stop_event
        if stop_event is not None and stop_event.locked():
            stop_event.release()
        with self.lock:
            if self.stop_event is stop_event:
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
