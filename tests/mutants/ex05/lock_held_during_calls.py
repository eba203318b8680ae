# breaks: 5.2
# kind: deadlock
# needs: 0
# A re-entrant lock is held while the task runs: who asks `running` waits until the call is over, and the call may wait for him.
import threading


class BackgroundWorker:
    def __init__(self, task, interval):
        self.task = task
        self.interval = interval
        self.lock = threading.RLock()
        self.stopping = None
        self.threads = []
        self.error = None

    def start(self):
        with self.lock:
            if self.stopping is not None:
                raise RuntimeError("already running")
            stopping = self.stopping = threading.Event()
            thread = threading.Thread(target=self.run, args=(stopping,), daemon=True)
            self.threads.append(thread)
            thread.start()

    def run(self, stopping):
        while not stopping.is_set():
            with self.lock:
                if stopping.is_set():
                    return
                try:
                    self.task()
                except Exception as error:
                    self.error = error
                    if self.stopping is stopping:
                        self.stopping = None
                    return
            stopping.wait(self.interval)

    def stop(self):
        with self.lock:
            if self.stopping is not None:
                self.stopping.set()
                self.stopping = None
            threads = [t for t in self.threads if t.is_alive()]
        if threading.current_thread() in threads:
            return
        for thread in threads:
            thread.join()
        with self.lock:
            self.threads = [t for t in self.threads if t.is_alive()]
            error, self.error = self.error, None
        if error is not None:
            raise error

    @property
    def running(self):
        with self.lock:
            return self.stopping is not None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, error, traceback):
        try:
            self.stop()
        except Exception:
            if error is None:
                raise
