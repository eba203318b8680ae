# correct: main only joins; the producer that counts down to zero under the lock sends the end marks, one for each consumer
import queue
import threading


class Pipeline:
    class End:
        """Sent instead of an item."""

    def __init__(self, sources, consume, consumers, capacity):
        self.queue = queue.Queue(capacity)
        self.consume = consume
        self.lock = threading.Lock()
        self.left = len(sources)
        self.consumers = consumers
        self.error = None
        self.threads = [threading.Thread(target=self.consumer) for _ in range(consumers)]
        for source in sources:
            self.threads.append(threading.Thread(target=self.producer, args=(source,)))

    def failed(self, error):
        with self.lock:
            if self.error is None:
                self.error = error

    def producer(self, source):
        try:
            for item in source:
                self.queue.put(item)
                if self.error is not None:
                    break
        except Exception as error:
            self.failed(error)
        with self.lock:
            self.left -= 1
            last = self.left == 0
        if last:
            for _ in range(self.consumers):
                self.queue.put(self.End)

    def consumer(self):
        while True:
            item = self.queue.get()
            if item is self.End:
                break
            if self.error is None:
                try:
                    self.consume(item)
                except Exception as error:
                    self.failed(error)

    def run(self):
        for thread in self.threads:
            thread.start()
        for thread in self.threads:
            thread.join()
        if self.error is not None:
            raise self.error


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("too small")
    if sources := list(sources):
        Pipeline(sources, consume, consumers, capacity).run()
