# correct: a PriorityQueue of numbered items; infinity is the end mark, and handed on
import itertools
import queue
import threading


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("out of range")
    sources = list(sources)
    q, errors, number = queue.PriorityQueue(capacity), [], itertools.count()

    def prod(s):
        try:
            for x in s:
                q.put((next(number), x))
                if errors:
                    break
        except Exception as e:
            errors.append(e)

    def cons():
        while True:
            n, x = q.get()
            if n == float("inf"):
                q.put((n, None))
                return
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
    q.put((float("inf"), None))
    for t in cs:
        t.join()
    if errors:
        raise errors[0]
