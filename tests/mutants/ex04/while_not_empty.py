# breaks: 4.3
# kind: lost
# needs: 0
# Consumers end as soon as the queue is empty. While a source is late it is, so its items are not consumed (or block their
# producer).
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
        while not q.empty():
            try:
                item = q.get_nowait()
            except queue.Empty:
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
    for t in workers:
        t.join()
    if errors:
        raise errors[0]
