# correct: a hand-made buffer with two Conditions on one lock, notify (not notify_all) for single items, and a close with two meanings
import threading


class Closed(Exception):
    pass


class Buffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = []
        self.lock = threading.Lock()
        self.not_full = threading.Condition(self.lock)
        self.not_empty = threading.Condition(self.lock)
        self.finished = False
        self.error = None

    def put(self, item):
        with self.lock:
            while len(self.items) == self.capacity and self.error is None:
                self.not_full.wait()
            if self.error is not None:
                raise Closed
            self.items.append(item)
            self.not_empty.notify()

    def get(self):
        with self.lock:
            while not self.items and not self.finished and self.error is None:
                self.not_empty.wait()
            if self.error is not None or not self.items:
                raise Closed
            item = self.items.pop(0)
            self.not_full.notify()
            return item

    def close(self, error=None):
        with self.lock:
            self.finished = True
            if self.error is None:
                self.error = error
            self.not_full.notify_all()
            self.not_empty.notify_all()


def run_pipeline(sources, consume, consumers, capacity):
    if min(consumers, capacity) < 1:
        raise ValueError("out of range")
    buffer = Buffer(capacity)

    def guarded(loop, *args):
        try:
            loop(*args)
        except Closed:
            pass
        except Exception as error:
            buffer.close(error)

    def produce(source):
        for item in source:
            buffer.put(item)

    def eat():
        while True:
            consume(buffer.get())

    producers = [threading.Thread(target=guarded, args=(produce, source)) for source in list(sources)]
    eaters = [threading.Thread(target=guarded, args=(eat,)) for _ in range(consumers)]
    for thread in eaters + producers:
        thread.start()
    for thread in producers:
        thread.join()
    buffer.close()
    for thread in eaters:
        thread.join()
    if buffer.error is not None:
        raise buffer.error
