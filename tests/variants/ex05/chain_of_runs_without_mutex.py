# correct: no lock around anything; a start has to win the succession of the last run, and publishes its own run in one assignment
import threading
from collections import deque


class Run(threading.Thread):
    def __init__(self, worker):
        super().__init__(daemon=True)
        self.worker = worker
        self.launched = threading.Event()
        self.halt = threading.Event()
        self.succession = threading.Lock()  # whoever takes it may follow; never given back

    def run(self):
        try:
            while not self.halt.is_set():
                self.worker.task()
                self.halt.wait(self.worker.interval)
        except Exception as failure:
            self.worker.failures.append(failure)
            self.halt.set()


class BackgroundWorker:
    def __init__(self, task, interval):
        self.task = task
        self.interval = interval
        self.failures = deque()
        nobody = Run(self)
        nobody.halt.set()
        nobody.launched.set()
        self.runs = (nobody,)

    def start(self):
        runs = self.runs
        if not runs[-1].halt.is_set() or not runs[-1].succession.acquire(blocking=False):
            raise RuntimeError("it is running, or somebody else starts it just now")
        run = Run(self)
        self.runs = (*(old for old in runs if not old.launched.is_set() or old.is_alive()), run)
        run.start()
        run.launched.set()

    def stop(self):
        runs = self.runs
        for run in runs:
            run.halt.set()
        if threading.current_thread() in runs:
            return
        for run in runs:
            run.launched.wait()
            if run.is_alive():
                run.join()
        try:
            failure = self.failures.popleft()
        except IndexError:
            return
        raise failure

    @property
    def running(self):
        return not self.runs[-1].halt.is_set()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, error, traceback):
        try:
            self.stop()
        except Exception:
            if error is None:
                raise
