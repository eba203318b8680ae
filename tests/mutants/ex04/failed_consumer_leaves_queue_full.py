# breaks: 4.5
# kind: deadlock
# needs: 0
# A consumer that fails ends, and nobody takes items any more: a producer (or the end mark) waits for ever for room in the
# queue.
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
            try:
                consume(item)
            except Exception as e:
                errors.append(e)
                break

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
