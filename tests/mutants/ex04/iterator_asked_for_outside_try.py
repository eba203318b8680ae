# breaks: 4.5, R4
# kind: deadlock
# needs: 0
# A source that raises when asked for an iterator ends its producer before anything is caught: it is never counted out.
import queue
import threading


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("out of range")
    sources = list(sources)
    if not sources:
        return
    lock, left = threading.Lock(), [len(sources)]
    q, end, errors = queue.Queue(capacity), object(), []

    def prod(s):
        it = iter(s)
        try:
            for x in it:
                q.put(x)
                if errors:
                    break
        except Exception as e:
            errors.append(e)
        with lock:
            left[0] -= 1
            if left[0]:
                return
        for _ in range(consumers):
            q.put(end)

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
    for t in cs:
        t.join()
    if errors:
        raise errors[0]
