# breaks: R2
# kind: leaked-thread
# needs: 1
# `stop` waits for an event that the thread sets at its end. When it returns, the thread may still be there.
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
            ended = threading.Event()
            thread = threading.Thread(target=self._run, args=(self.stop_event, ended), daemon=True)
            thread.ended = ended
            self.threads = [t for t in self.threads if t.is_alive()] + [thread]
            thread.start()

    def _run(self, stop_event, ended):
        try:
            while not stop_event.is_set():
                self.task()
                stop_event.wait(self.interval)
        except Exception as e:
            with self.lock:
                self.error = e
                if self.stop_event is stop_event:
                    self.stop_event = None
        finally:
            ended.set()

    def stop(self):
        with self.lock:
            if self.stop_event is not None:
                self.stop_event.set()
                self.stop_event = None
            threads = self.threads
        if threading.current_thread() in threads:
            return
        for t in threads:
            t.ended.wait()
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
