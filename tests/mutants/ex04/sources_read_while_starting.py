# breaks: 4.5, R2, R8
# kind: leaked-thread
# needs: 0
# Producers are started while `sources` is read. If that raises, the exception passes by, and the consumers wait for ever for
# an end.
import queue
import threading


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("consumers and capacity must be at least 1")
    q = queue.Queue(maxsize=capacity)
    done = object()
    errors = []

    def producer(source):
        try:
            for item in source:
                q.put(item)
                if errors:
                    break
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

    workers = [threading.Thread(target=consumer) for _ in range(consumers)]
    for t in workers:
        t.start()
    producers = []
    for s in sources:
        t = threading.Thread(target=producer, args=(s,))
        t.start()
        producers.append(t)
    for t in producers:
        t.join()
    for _ in workers:
        q.put(done)
    for t in workers:
        t.join()
    if errors:
        raise errors[0]
