"""One stop sign, which each worker puts back for the next."""

import queue
import threading

STOP = object()


def pool_map(func, items, workers):
    if workers <= 0:
        raise ValueError("workers")
    q = queue.Queue()
    count = 0
    for count, item in enumerate(items, 1):
        q.put((count, item))
    q.put(STOP)
    results = {}
    errors = {}

    def work():
        while (job := q.get()) is not STOP:
            n, item = job
            try:
                results[n] = func(item)
            except Exception as e:
                errors[n] = e
        q.put(STOP)

    ts = [threading.Thread(target=work, daemon=True) for _ in range(workers)]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    if errors:
        raise errors[min(errors)]
    return [results[n] for n in range(1, count + 1)]
