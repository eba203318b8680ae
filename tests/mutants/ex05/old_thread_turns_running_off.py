# breaks: 5.2
# kind: wrong-result
# needs: 0
# Each thread turns `running` off at its end. When a task stops itself, the worker is started again at once, and only then the
# old thread ends, the new run is said not to run.
import threading


class BackgroundWorker:
    def __init__(self, task, interval):
        self.task = task
        self.interval = interval
        self.lock = threading.Lock()
        self.stop_event = None
        self.threads = []
        self.error = None
        self.is_running = False

    def start(self):
        with self.lock:
            if self.stop_event is not None:
                raise RuntimeError("already running")
            self.stop_event = threading.Event()
            self.is_running = True
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
        finally:
            self.is_running = False

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
        return self.stop_event is not None and self.is_running

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, error, traceback):
        try:
            self.stop()
        except Exception:
            if error is None:
                raise
