"""A short pause after the start of each worker."""

import threading
import time


class Pool:
    def __init__(self, workers):
        self.lock = threading.Lock()
        self.jobs = []
        self.threads = [threading.Thread(target=self.work) for _ in range(workers)]

    def work(self):
        while True:
            with self.lock:
                if not self.jobs:
                    return
                job = self.jobs.pop(0)
            job()

    def run(self):
        for t in self.threads:
            t.start()
            time.sleep(0.001)
        for t in self.threads:
            t.join()


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("too few workers")
    pool = Pool(workers)
    results = {}
    errors = {}

    def job(i, item):
        def run():
            try:
                results[i] = func(item)
            except Exception as e:
                errors[i] = e
        return run

    for i, item in enumerate(items):
        pool.jobs.append(job(i, item))
    n = len(pool.jobs)
    pool.run()
    for i in range(n):
        if i in errors:
            raise errors[i]
    return [results[i] for i in range(n)]
