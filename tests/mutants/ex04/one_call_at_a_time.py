# breaks: 4.1, R4
# kind: deadlock
# needs: 0
# A lock of the module lets in one call at a time: one that `consume` makes waits for ever.
import queue
import threading

_one = threading.Lock()


def _run(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("out of range")
    sources = list(sources)
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


def run_pipeline(sources, consume, consumers, capacity):
    with _one:
        return _run(sources, consume, consumers, capacity)
