# breaks: R4
# kind: deadlock
# needs: 2
# An Event shall be the lock for the count of producers, but two threads can both come through wait() before either clears it.
# If then one is stopped between reading and writing the count, a subtraction is lost and nobody puts the end marks.
import queue
import threading


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("consumers and capacity must be at least 1")
    sources = list(sources)
    if not sources:
        return
    active = len(sources)
    q = queue.Queue(maxsize=capacity)
    done = object()
    errors = []
    free = threading.Event()
    free.set()

    def producer(source):
        nonlocal active
        try:
            for item in source:
                q.put(item)
                if errors:
                    break
        except Exception as e:
            errors.append(e)
        free.wait()
        free.clear()
        active -= 1
        last = active == 0
        free.set()
        if last:
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
