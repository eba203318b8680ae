# breaks: 2.3
# kind: too-concurrent
# Workers start further workers, and look outside of any lock whether there are enough of them.
import threading
from collections import deque


class Pool:
    def __init__(self, func, items, limit):
        self.func = func
        self.jobs = deque(enumerate(items))
        self.limit = limit
        self.threads = []
        self.results = [None] * len(self.jobs)
        self.errors = {}

    def grow(self):
        if self.jobs and len(self.threads) < self.limit:
            thread = threading.Thread(target=self.work)
            self.threads.append(thread)
            thread.start()

    def work(self):
        while True:
            try:
                place, item = self.jobs.popleft()
            except IndexError:
                return
            self.grow()
            try:
                self.results[place] = self.func(item)
            except Exception as error:
                self.errors[place] = error


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    pool = Pool(func, items, workers)
    pool.grow()
    for thread in pool.threads:         # a thread is in the list before the one that started it ends
        thread.join()
    if pool.errors:
        raise pool.errors[min(pool.errors)]
    return pool.results
