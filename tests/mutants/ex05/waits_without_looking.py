# breaks: 5.3
# kind: late
# needs: 0
# The pause begins without a look at the flag. A `stop` during a call notifies nobody, and then waits for the whole pause.
import threading


class BackgroundWorker:
    def __init__(self, task, interval):
        self.task = task
        self.interval = interval
        self.changed = threading.Condition()
        self.current = None
        self.threads = []
        self.error = None

    def start(self):
        with self.changed:
            if self.current is not None:
                raise RuntimeError("already running")
            self.current = object()
            thread = threading.Thread(target=self._run, args=(self.current,), daemon=True)
            self.threads = [t for t in self.threads if t.is_alive()] + [thread]
            thread.start()

    def _run(self, run):
        try:
            while self.current is run:
                self.task()
                with self.changed:
                    self.changed.wait(self.interval)
        except Exception as e:
            with self.changed:
                self.error = e
                if self.current is run:
                    self.current = None

    def stop(self):
        with self.changed:
            self.current = None
            self.changed.notify_all()
            threads = self.threads
        if threading.current_thread() in threads:
            return
        for t in threads:
            t.join()
        with self.changed:
            error, self.error = self.error, None
        if error is not None:
            raise error

    @property
    def running(self):
        return self.current is not None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, error, traceback):
        try:
            self.stop()
        except Exception:
            if error is None:
                raise
