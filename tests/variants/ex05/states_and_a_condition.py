"""A start waits while a stop is under way."""

import threading

from enum import Enum

class State(Enum):
    IDLE = 0
    RUNNING = 1
    STOPPING = 2

class BackgroundWorker:
    """A start waits until the worker is idle; a stop that is not the first waits for the one that is."""
    def __init__(self, task, interval):
        self.task, self.interval = task, interval
        self.cond = threading.Condition()
        self.state = State.IDLE
        self.thread = None
        self.error = None

    def start(self):
        with self.cond:
            if self.state is State.RUNNING:
                raise RuntimeError
            self.cond.wait_for(lambda: self.state is not State.STOPPING)
            if self.state is State.RUNNING:
                raise RuntimeError
            if self.thread is not None:
                self.thread.join()
            self.state = State.RUNNING
            self.thread = threading.Thread(target=self.loop, daemon=True)
            self.thread.start()

    def loop(self):
        error = None
        try:
            while True:
                with self.cond:
                    if self.state is not State.RUNNING:
                        break
                self.task()
                with self.cond:
                    if self.cond.wait_for(lambda: self.state is not State.RUNNING, self.interval):
                        break
        except Exception as e:
            error = e
        with self.cond:
            self.error = error or self.error
            self.state = State.IDLE
            self.cond.notify_all()

    def stop(self):
        with self.cond:
            if self.state is State.RUNNING:
                self.state = State.STOPPING
                self.cond.notify_all()
            thread = self.thread
            if thread is threading.current_thread() or thread is None:
                return
        thread.join()
        with self.cond:
            if self.error is not None:
                e = self.error
                self.error = None
                raise e

    @property
    def running(self):
        return self.state is State.RUNNING

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exc):
        self.stop()
