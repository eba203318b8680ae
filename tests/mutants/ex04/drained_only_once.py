# breaks: 4.5
# kind: deadlock
# needs: 0
# A consumer that fails, or sees that another one has failed, empties the queue and ends. If more producers wait for room than
# the queue has, some of them wait on for ever.
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

    def drain():
        try:
            while q.get_nowait() is not done:
                pass
            q.put(done)
        except queue.Empty:
            pass

    def consumer():
        while True:
            item = q.get()
            if item is done:
                q.put(done)  # for the next one
                break
            try:
                if not errors:
                    consume(item)
            except Exception as e:
                errors.append(e)
            if errors:
                drain()
                break

    producers = [threading.Thread(target=producer, args=(s,)) for s in sources]
    workers = [threading.Thread(target=consumer) for _ in range(consumers)]
    for t in producers + workers:
        t.start()
    for t in producers:
        t.join()
    if errors:
        drain()
    q.put(done)
    for t in workers:
        t.join()
    if errors:
        raise errors[0]
