# correct: threads are Timers of 0 seconds
import queue
import threading


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("out of range")
    sources = list(sources)
    q, end, errors = queue.Queue(capacity), object(), []

    def prod(s):
        try:
            for x in s:
                q.put(x, True, None)
                if errors:
                    break
        except Exception as e:
            errors.append(e)

    def cons():
        while (x := q.get(block=True, timeout=None)) is not end:
            if errors:
                continue
            try:
                consume(x)
            except Exception as e:
                errors.append(e)

    ps = [threading.Timer(0, prod, (s,)) for s in sources]
    cs = [threading.Timer(0, cons) for _ in range(consumers)]
    for t in ps + cs:
        t.start()
    for t in ps:
        t.join()
    for _ in cs:
        q.put(end)
    for t in cs:
        t.join()
    if errors:
        raise errors[0]
