# breaks: R4
# kind: deadlock
# needs: 1
# Two producers that finish at the same time may both read the same number: one subtraction is lost, the count never comes
# down to 0, nobody puts the end marks.
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

    def producer(source):
        nonlocal active
        try:
            for item in source:
                q.put(item)
                if errors:
                    break
        except Exception as e:
            errors.append(e)
        active -= 1
        if active == 0:
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
