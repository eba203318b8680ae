"""Each run is a ThreadPool of one thread."""

import threading

from multiprocessing.pool import ThreadPool

class BackgroundWorker:
    def __init__(self, task, interval):
        self.task, self.interval = task, interval
        self.lock = threading.Lock()
        self.ids = set()
        self.quit = None
        self.pools = []
        self.errors = []

    def start(self):
        with self.lock:
            if self.quit is not None:
                raise RuntimeError
            self.quit = threading.Event()
            pool = ThreadPool(1)
            pool.apply_async(self.loop, (self.quit,))
            pool.close()
            self.pools.append(pool)

    def loop(self, quit):
        with self.lock:
            self.ids.add(threading.current_thread())
        try:
            while not quit.is_set():
                self.task()
                quit.wait(self.interval)
        except Exception as e:
            self.errors.append(e)
            with self.lock:
                if self.quit is quit:
                    self.quit = None

    def stop(self):
        with self.lock:
            if self.quit is not None:
                self.quit.set()
                self.quit = None
            pools = self.pools[:]
            own = threading.current_thread() in self.ids
        if own:
            return
        for p in pools:
            p.join()
        with self.lock:
            if self.errors:
                raise self.errors.pop()

    @property
    def running(self):
        return self.quit is not None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exc):
        self.stop()
