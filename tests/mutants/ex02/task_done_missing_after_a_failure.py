# breaks: R4, 2.4

"""`task_done` is left out after a failure, so `join` waits for ever."""

import queue
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    q = queue.Queue()
    items = list(items)
    out = [None] * len(items)
    err = [None] * len(items)

    def work():
        while (job := q.get()) is not None:
            i, item = job
            try:
                out[i] = func(item)
                q.task_done()
            except Exception as e:
                err[i] = e

    for job in enumerate(items):
        q.put(job)
    ts = [threading.Thread(target=work) for _ in range(workers)]
    for t in ts:
        t.start()
    q.join()
    for _ in ts:
        q.put(None)
    for t in ts:
        t.join()
    for e in err:
        if e is not None:
            raise e
    return out
