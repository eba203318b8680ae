# breaks: 4.3
# kind: not-concurrent
# needs: 0
# Consumers begin when the queue is full or all sources have ended: a slow source holds up the others' items.
import queue
import threading


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("out of range")
    sources = list(sources)
    full = threading.Event()
    q, end, errors = queue.Queue(capacity), object(), []

    def prod(s):
        try:
            for x in s:
                q.put(x)
                if q.full():
                    full.set()
                if errors:
                    break
        except Exception as e:
            errors.append(e)

    def cons():
        full.wait()
        while (x := q.get()) is not end:
            if errors:
                continue
            try:
                consume(x)
            except Exception as e:
                errors.append(e)

    ps = [threading.Thread(target=prod, args=(s,)) for s in sources]
    cs = [threading.Thread(target=cons) for _ in range(consumers)]
    for t in ps + cs:
        t.start()
    for t in ps:
        t.join()
    full.set()
    for _ in cs:
        q.put(end)
    for t in cs:
        t.join()
    if errors:
        raise errors[0]
