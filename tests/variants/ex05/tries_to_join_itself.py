# correct: stop joins whatever thread there is, its own first of all, and takes the RuntimeError of that for the answer
import threading


class BackgroundWorker:
    def __init__(self, task, interval):
        self.task = task
        self.interval = interval
        self.lock = threading.Lock()
        self.threads = {}
        self.failures = []

    def start(self):
        with self.lock:
            if self.running:
                raise RuntimeError("it runs")
            self.threads = {t: e for t, e in self.threads.items() if t.is_alive()}
            event = threading.Event()
            thread = threading.Thread(target=self.loop, args=(event,), daemon=True)
            self.threads[thread] = event
            thread.start()

    def loop(self, event):
        try:
            while True:
                if event.is_set():
                    break
                self.task()
                if event.wait(timeout=self.interval):
                    break
        except Exception as failure:
            self.failures.append(failure)
        finally:
            event.set()

    def stop(self):
        with self.lock:
            threads = list(self.threads)
            for event in self.threads.values():
                event.set()
        try:
            for thread in sorted(threads, key=lambda t: t is not threading.current_thread()):
                thread.join()
        except RuntimeError:  # all of them have been started: so this is the thread itself
            return
        with self.lock:
            failure = self.failures.pop(0) if self.failures else None
        if failure is not None:
            raise failure

    @property
    def running(self):
        return not all(event.is_set() for event in list(self.threads.values()))

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, error, traceback):
        try:
            self.stop()
        except Exception:
            if error is None:
                raise
