# correct: the caller itself is one of the consumers (the clauses forbid it to read sources, not to consume)
import queue
import threading


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("out of range")
    sources = list(sources)
    if not sources:
        return
    q, end, errors = queue.Queue(capacity), object(), []
    lock, left = threading.Lock(), [len(sources)]

    def prod(s):
        try:
            for x in s:
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
            try:
                if not errors:
                    consume(x)
            except Exception as e:
                errors.append(e)

    ts = [threading.Thread(target=prod, args=(s,)) for s in sources] + [
        threading.Thread(target=cons) for _ in range(consumers - 1)
    ]
    for t in ts:
        t.start()
    cons()
    for t in ts:
        t.join()
    if errors:
        raise errors[0]
