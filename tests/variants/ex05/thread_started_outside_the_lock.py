"""A stop that comes between waits until the thread has been started."""

import threading

class BackgroundWorker:
    """The thread is started without the lock: a stop that comes first waits until it has been started."""
    def __init__(self, task, interval):
        self.task, self.interval = task, interval
        self.lock = threading.Lock()
        self.run = None
        self.runs = []
        self.error = None

    def start(self):
        with self.lock:
            if self.run is not None:
                raise RuntimeError
            quit, begun = threading.Event(), threading.Event()
            thread = threading.Thread(target=self.loop, args=(quit,), daemon=True)
            self.run = (quit, begun, thread)
            self.runs.append(self.run)
        thread.start()
        begun.set()

    def loop(self, quit):
        try:
            while not quit.is_set():
                self.task()
                quit.wait(self.interval)
        except Exception as e:
            with self.lock:
                self.error = e
                if self.run is not None and self.run[0] is quit:
                    self.run = None

    def stop(self):
        with self.lock:
            if self.run is not None:
                self.run[0].set()
                self.run = None
            runs = list(self.runs)
        if any(thread is threading.current_thread() for _, _, thread in runs):
            return
        for _, begun, thread in runs:
            begun.wait()
            thread.join()
        with self.lock:
            e, self.error = self.error, None
        if e is not None:
            raise e

    @property
    def running(self):
        return self.run is not None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exc):
        self.stop()
