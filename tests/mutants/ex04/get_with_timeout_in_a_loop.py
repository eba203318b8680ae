# breaks: R3
# kind: polling
# needs: 0
# Instead of an end mark there is a flag, and consumers wake up again and again to look at it.
import queue
import threading


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("consumers and capacity must be at least 1")
    sources = list(sources)
    q = queue.Queue(maxsize=capacity)
    finished = threading.Event()
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
            try:
                item = q.get(timeout=0.05)
            except queue.Empty:
                if finished.is_set():
                    break
                continue
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
    finished.set()
    for t in workers:
        t.join()
    if errors:
        raise errors[0]
