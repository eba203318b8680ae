# breaks: R4
# kind: deadlock
# needs: 2
# Two producers may both see that the count is 0. A flag is to keep the second one from putting the end marks again, but two
# may be between the look at the flag and its setting. With more consumers than room in the queue, the second lot of marks
# finds no takers.
import queue
import threading


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("consumers and capacity must be at least 1")
    sources = list(sources)
    if not sources:
        return
    active = len(sources)
    ended = False
    q = queue.Queue(maxsize=capacity)
    done = object()
    errors = []
    lock = threading.Lock()

    def producer(source):
        nonlocal active, ended
        try:
            for item in source:
                q.put(item)
                if errors:
                    break
        except Exception as e:
            errors.append(e)
        with lock:
            active -= 1
        if active == 0 and not ended:
            ended = True
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
