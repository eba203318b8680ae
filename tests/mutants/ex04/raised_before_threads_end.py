# breaks: R2
# kind: leaked-thread
# needs: 0
# The failure is raised as soon as it is known: the other threads have not ended yet.
import queue
import threading


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("consumers and capacity must be at least 1")
    sources = list(sources)
    q = queue.Queue(maxsize=capacity)
    done = object()
    errors = []
    news = queue.SimpleQueue()

    def producer(source):
        try:
            for item in source:
                q.put(item)
                if errors:
                    break
        except Exception as e:
            errors.append(e)
            news.put("failed")

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
                    news.put("failed")

    def close():
        for t in producers:
            t.join()
        for _ in workers:
            q.put(done)
        for t in workers:
            t.join()
        news.put("ended")

    producers = [threading.Thread(target=producer, args=(s,)) for s in sources]
    workers = [threading.Thread(target=consumer) for _ in range(consumers)]
    for t in producers + workers:
        t.start()
    closer = threading.Thread(target=close)
    closer.start()
    if news.get() == "ended":
        closer.join()
    if errors:
        raise errors[0]
