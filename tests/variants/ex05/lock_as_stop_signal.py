# correct: a lock that is held while the worker runs; a stop releases it (in another thread than the one that took it)
import threading


class BackgroundWorker:
    def __init__(self, task, interval):
        self.task = task
        self.interval = interval
        self.mutex = threading.Lock()
        self.held = None
        self.threads = []
        self.failures = []

    def start(self):
        with self.mutex:
            if self.held is not None:
                raise RuntimeError("started twice")
            held = self.held = threading.Lock()
            held.acquire()
            thread = threading.Thread(target=self.loop, args=(held,))
            thread.daemon = True
            thread.start()
            self.threads = [x for x in self.threads if x.is_alive()] + [thread]

    def loop(self, held):
        while held.locked():
            try:
                self.task()
            except Exception as failure:
                with self.mutex:
                    self.failures.append(failure)
                    if self.held is held:
                        self.held = None
                return
            if held.acquire(timeout=self.interval):
                return

    def stop(self):
        with self.mutex:
            held, self.held = self.held, None
            if held is not None:
                held.release()
            threads = list(self.threads)
        if threading.current_thread() in threads:
            return
        for thread in threads:
            thread.join()
        with self.mutex:
            failures, self.failures = self.failures, []
        for failure in failures:
            raise failure

    @property
    def running(self):
        return self.held is not None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, error, traceback):
        try:
            self.stop()
        except Exception:
            if kind is None:
                raise
