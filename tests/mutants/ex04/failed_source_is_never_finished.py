# breaks: 4.5
# kind: deadlock
# needs: 0
# The last producer to finish puts the end marks. A source that raises skips the counting, so nobody is the last one, and the
# consumers wait for ever.
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
    lock = threading.Lock()

    def producer(source):
        nonlocal active
        try:
            for item in source:
                q.put(item)
                if errors:
                    break
            with lock:
                active -= 1
                last = active == 0
            if last:
                for _ in range(consumers):
                    q.put(done)
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

    producers = [threading.Thread(target=producer, args=(s,)) for s in sources]
    workers = [threading.Thread(target=consumer) for _ in range(consumers)]
    for t in producers + workers:
        t.start()
    for t in producers + workers:
        t.join()
    if errors:
        raise errors[0]
