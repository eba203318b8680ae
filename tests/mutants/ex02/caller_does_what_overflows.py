# breaks: 2.2, 2.3

"""What does not fit in the queue is done by the caller."""

import queue
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    q = queue.Queue(maxsize=2)
    out, err = {}, {}

    def one(i, item):
        try:
            out[i] = func(item)
        except Exception as e:
            err[i] = e

    def work():
        while (job := q.get()) is not None:
            one(*job)

    ts = [threading.Thread(target=work) for _ in range(workers)]
    for t in ts:
        t.start()
    n = 0
    try:
        for n, item in enumerate(items, 1):
            try:
                q.put_nowait((n, item))
            except queue.Full:
                one(n, item)
    finally:
        for _ in ts:
            q.put(None)
        for t in ts:
            t.join()
    if err:
        raise err[min(err)]
    return [out[i] for i in range(1, n + 1)]
