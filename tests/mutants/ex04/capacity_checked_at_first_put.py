# breaks: 4.6, R7
# kind: early
# needs: 0
# A wrong capacity is noticed only when the first item is put: by then sources have been read, and without any item there is
# no ValueError at all.
import threading


class Buffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = []
        self.lock = threading.Lock()
        self.not_full = threading.Condition(self.lock)
        self.not_empty = threading.Condition(self.lock)
        self.over = False
        self.error = None

    def put(self, item):
        if self.capacity < 1:
            raise ValueError("capacity must be at least 1")
        with self.lock:
            while len(self.items) >= self.capacity and not self.error:
                self.not_full.wait()
            self.items.append(item)
            self.not_empty.notify()

    def get(self):
        with self.lock:
            while not self.items and not self.over:
                self.not_empty.wait()
            if self.error or not self.items:
                return None
            item = self.items.pop(0)
            self.not_full.notify()
            return [item]

    def close(self, error=None):
        with self.lock:
            self.over = True
            self.error = self.error or error
            self.not_full.notify_all()
            self.not_empty.notify_all()


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1:
        raise ValueError("consumers must be at least 1")
    buffer = Buffer(capacity)

    def produce(source):
        try:
            for item in source:
                buffer.put(item)
                if buffer.error:
                    return
        except Exception as error:
            buffer.close(error)

    def work():
        try:
            while box := buffer.get():
                consume(box[0])
        except Exception as error:
            buffer.close(error)

    producers = [threading.Thread(target=produce, args=(s,)) for s in list(sources)]
    workers = [threading.Thread(target=work) for _ in range(consumers)]
    for t in workers + producers:
        t.start()
    for t in producers:
        t.join()
    buffer.close()
    for t in workers:
        t.join()
    if buffer.error:
        raise buffer.error
