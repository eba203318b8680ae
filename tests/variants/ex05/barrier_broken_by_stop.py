"""A pause waits at a barrier at which nobody ever arrives; stop breaks it."""

import threading

class BackgroundWorker:
    def __init__(self, task, interval):
        self.task, self.interval = task, interval
        self.lock = threading.Lock()
        self.barrier = None
        self.on = 0
        self.count = 0
        self.threads = []
        self.error = None

    def start(self):
        with self.lock:
            if self.on:
                raise RuntimeError
            self.count += 1
            self.on = self.count
            t = threading.Thread(target=self.loop, args=(self.on,), daemon=True)
            self.threads.append(t)
            t.start()

    def loop(self, number):
        while True:
            with self.lock:
                if self.on != number:
                    return
            try:
                self.task()
            except Exception as e:
                with self.lock:
                    self.error = e
                    if self.on == number:
                        self.on = 0
                return
            with self.lock:
                if self.on != number:
                    return
                barrier = self.barrier = threading.Barrier(2)
            try:
                barrier.wait(self.interval)
            except threading.BrokenBarrierError:
                pass

    def stop(self):
        with self.lock:
            if self.on:
                self.on = 0
                if self.barrier:
                    self.barrier.abort()
            threads = self.threads[:]
        if threading.current_thread() not in threads:
            for t in threads:
                t.join()
            with self.lock:
                e, self.error = self.error, None
            if e is not None:
                raise e

    @property
    def running(self):
        return self.on > 0

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exc):
        self.stop()
