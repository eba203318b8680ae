# breaks: 4.4
# kind: wrong-result
# needs: 0
# Each producer reads ten items ahead before it puts them: with a small capacity, far more than one item is in its hand.
import itertools
import queue
import threading


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("consumers and capacity must be at least 1")
    sources = list(sources)
    q = queue.Queue(maxsize=capacity)
    done = object()
    errors = []

    def producer(source):
        try:
            iterator = iter(source)
            while batch := list(itertools.islice(iterator, 10)):
                for item in batch:
                    q.put(item)
                    if errors:
                        return
        except Exception as e:
            errors.append(e)

    def consumer():
        while True:
            item = q.get()
            if item is done:
                break
            if not errors:
                try:
                    consume(item)
                except Exception as e:
                    errors.append(e)

    producers = [threading.Thread(target=producer, args=(s,)) for s in sources]
    workers = [threading.Thread(target=consumer) for _ in range(consumers)]
    for t in producers + workers:
        t.start()
    for t in producers:
        t.join()
    for _ in workers:
        q.put(done)
    for t in workers:
        t.join()
    if errors:
        raise errors[0]
