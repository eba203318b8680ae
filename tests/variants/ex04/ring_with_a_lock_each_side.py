# correct: a ring of slots with two semaphores each; a lock for each side is held while waiting, which keeps the order
import threading
from itertools import cycle


class Ring:
    def __init__(self, capacity):
        self.slots = [None] * capacity
        self.free = [threading.Semaphore(1) for _ in range(capacity)]
        self.full = [threading.Semaphore(0) for _ in range(capacity)]
        self.put_places, self.take_places = cycle(range(capacity)), cycle(range(capacity))
        self.put_lock, self.take_lock = threading.Lock(), threading.Lock()

    def put(self, item):
        with self.put_lock:
            place = next(self.put_places)
            self.free[place].acquire()
            self.slots[place] = item
            self.full[place].release()

    def take(self):
        with self.take_lock:
            place = next(self.take_places)
            self.full[place].acquire()
            item, self.slots[place] = self.slots[place], None
            self.free[place].release()
            return item


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("capacity and consumers start at 1")
    sources = list(sources)
    ring, end, failures = Ring(capacity), object(), []

    def producer(source):
        try:
            for item in source:
                ring.put(item)
                if failures:
                    return
        except Exception as error:
            failures.append(error)

    def consumer():
        while (item := ring.take()) is not end:
            try:
                failures or consume(item)
            except Exception as error:
                failures.append(error)

    producers = [threading.Thread(target=producer, args=(source,)) for source in sources]
    takers = [threading.Thread(target=consumer) for _ in range(consumers)]
    for thread in takers + producers:
        thread.start()
    for thread in producers:
        thread.join()
    for _ in takers:
        ring.put(end)
    for thread in takers:
        thread.join()
    if failures:
        raise failures[0]
