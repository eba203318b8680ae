# breaks: R2
# kind: leaked-thread
# needs: 1
# Each thread reports its end to a semaphore, and nobody joins it: the call may return while a thread that has just reported
# is still there.
import queue
import threading


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("consumers and capacity must be at least 1")
    sources = list(sources)
    q = queue.Queue(maxsize=capacity)
    done = object()
    errors = []
    ended = threading.Semaphore(0)

    def producer(source):
        try:
            for item in source:
                q.put(item)
                if errors:
                    break
        except Exception as e:
            errors.append(e)
        ended.release()

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
        ended.release()

    producers = [threading.Thread(target=producer, args=(s,)) for s in sources]
    workers = [threading.Thread(target=consumer) for _ in range(consumers)]
    for t in producers + workers:
        t.start()
    for _ in producers:
        ended.acquire()
    for _ in workers:
        q.put(done)
    for _ in workers:
        ended.acquire()
    if errors:
        raise errors[0]
