# breaks: R2
# kind: leaked-thread
# needs: 0
# When everything is consumed the call returns. The consumers are daemon threads and still wait in get().
import queue
import threading


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("consumers and capacity must be at least 1")
    sources = list(sources)
    q = queue.Queue(maxsize=capacity)
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
            if not errors:
                try:
                    consume(item)
                except Exception as e:
                    errors.append(e)
            q.task_done()

    producers = [threading.Thread(target=producer, args=(s,)) for s in sources]
    workers = [threading.Thread(target=consumer, daemon=True) for _ in range(consumers)]
    for t in producers + workers:
        t.start()
    for t in producers:
        t.join()
    q.join()
    if errors:
        raise errors[0]
