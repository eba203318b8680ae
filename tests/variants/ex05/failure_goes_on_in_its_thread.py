"""What the task raises is kept, and also ends its thread with a traceback."""

import threading

class Runner(threading.Thread):
    def __init__(self, task, interval):
        super().__init__(daemon=True)
        self.task, self.interval = task, interval
        self.quit = threading.Event()
        self.error = None

    def run(self):
        try:
            while not self.quit.is_set():
                self.task()
                self.quit.wait(self.interval)
        except Exception as e:
            self.error = e
            raise
        finally:
            self.quit.set()

class BackgroundWorker:
    def __init__(self, task, interval):
        self.args = task, interval
        self.mutex = threading.Lock()
        self.runners = []

    def start(self):
        with self.mutex:
            if self.running:
                raise RuntimeError("already")
            r = Runner(*self.args)
            r.start()
            self.runners.append(r)

    def stop(self):
        with self.mutex:
            runners = self.runners[:]
            for r in runners:
                r.quit.set()
        if threading.current_thread() in runners:
            return
        for r in runners:
            r.join()
        with self.mutex:
            for r in runners:
                if r.error is not None:
                    e, r.error = r.error, None
                    raise e from None
            self.runners = [r for r in self.runners if r not in runners]

    @property
    def running(self):
        runners = self.runners
        return bool(runners) and not runners[-1].quit.is_set()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exc):
        self.stop()
