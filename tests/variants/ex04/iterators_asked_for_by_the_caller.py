# correct: the caller asks the sources for iterators, and producers read them
import queue
import threading


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("out of range")
    sources = [iter(s) for s in sources]
    q, end, errors = queue.Queue(capacity), object(), []

    def prod(s):
        try:
            for x in s:
                q.put(x)
                if errors:
                    break
        except Exception as e:
            errors.append(e)

    def cons():
        while (x := q.get()) is not end:
            if errors:
                continue
            try:
                consume(x)
            except Exception as e:
                errors.append(e)

    ps = [threading.Thread(target=prod, args=(s,)) for s in sources]
    cs = [threading.Thread(target=cons) for _ in range(consumers)]
    for t in cs + ps:
        t.start()
    for t in ps:
        t.join()
    for _ in cs:
        q.put(end)
    for t in cs:
        t.join()
    if errors:
        raise errors[0]
