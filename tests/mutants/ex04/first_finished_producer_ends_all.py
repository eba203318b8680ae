# breaks: 4.3
# kind: lost
# needs: 0
# The producer that finishes first puts the end marks. The consumers end, and what a slower source brings later is not
# consumed (or blocks its producer, where it is more than fits into the queue).
import queue
import threading


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("consumers and capacity must be at least 1")
    sources = list(sources)
    if not sources:
        return
    q = queue.Queue(maxsize=capacity)
    done = object()
    errors = []
    lock = threading.Lock()
    finished = []

    def producer(source):
        try:
            for item in source:
                q.put(item)
                if errors:
                    break
        except Exception as e:
            errors.append(e)
        with lock:
            finished.append(source)
            first = len(finished) == 1
        if first:
            for _ in range(consumers):
                q.put(done)

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
    for t in producers + workers:
        t.join()
    if errors:
        raise errors[0]
