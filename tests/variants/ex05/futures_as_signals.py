# correct: two Futures a run and no executor: one is the stop signal, waited for with a timeout, one carries the outcome
import threading
from concurrent import futures
from types import SimpleNamespace


class BackgroundWorker:
    def __init__(self, task, interval):
        self.task = task
        self.interval = interval
        self.lock = threading.Lock()
        self.runs = []

    def start(self):
        with self.lock:
            if self.running:
                raise RuntimeError("cannot start a running worker")
            run = SimpleNamespace(signal=futures.Future(), outcome=futures.Future(), told=False)
            run.thread = threading.Thread(target=self.loop, args=(run,), daemon=True)
            run.thread.start()
            self.runs = [old for old in self.runs if old.thread.is_alive()] + [run]

    def loop(self, run):
        try:
            while not run.signal.done():
                self.task()
                futures.wait([run.signal], timeout=self.interval)
            run.outcome.set_result(None)
        except Exception as error:
            run.outcome.set_exception(error)
            self.signal(run)

    def signal(self, run):
        with self.lock:
            if not run.signal.done():
                run.signal.set_result(None)

    def stop(self):
        with self.lock:
            runs = self.runs
        for run in runs:
            self.signal(run)
        if any(run.thread is threading.current_thread() for run in runs):
            return
        for run in runs:
            run.thread.join()
        for run in runs:
            with self.lock:
                told, run.told = run.told, True
            if not told and run.outcome.exception() is not None:
                raise run.outcome.exception()

    @property
    def running(self):
        return any(not run.signal.done() for run in self.runs)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, error, traceback):
        try:
            self.stop()
        except Exception:
            if error is None:
                raise
