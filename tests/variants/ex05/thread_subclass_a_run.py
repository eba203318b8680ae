# correct: each run is a Thread subclass that carries its own Event and its own failure; the worker only keeps the runs
import threading


class Run(threading.Thread):
    def __init__(self, worker):
        super().__init__(daemon=True)
        self.worker = worker
        self.halt = threading.Event()
        self.failure = None

    def run(self):
        try:
            while not self.halt.is_set():
                self.worker.task()
                self.halt.wait(self.worker.interval)
        except Exception as error:
            self.failure = error
            self.halt.set()


class BackgroundWorker:
    def __init__(self, task, interval):
        self.task = task
        self.interval = interval
        self.lock = threading.Lock()
        self.runs = []

    def start(self):
        with self.lock:
            if self.running:
                raise RuntimeError("start: is running")
            self.runs = [run for run in self.runs if run.is_alive() or run.failure is not None]
            self.runs.append(Run(self))
            self.runs[-1].start()

    def stop(self):
        with self.lock:
            runs = list(self.runs)
            for run in runs:
                run.halt.set()
        if threading.current_thread() in runs:
            return
        for run in runs:
            run.join()
        for run in runs:
            with self.lock:
                failure, run.failure = run.failure, None
            if failure is not None:
                raise failure

    @property
    def running(self):
        runs = self.runs
        return bool(runs) and not runs[-1].halt.is_set()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *block):
        try:
            self.stop()
        except Exception:
            if block[1] is None:
                raise
