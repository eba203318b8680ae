# breaks: R4, 2.4

"""A call that raises does not give its slot back."""

import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    permits = threading.Semaphore(workers)
    items = list(items)
    out = [None] * len(items)
    err = [None] * len(items)

    def one(i):
        try:
            out[i] = func(items[i])
            permits.release()
        except Exception as e:
            err[i] = e

    ts = []
    for i in range(len(items)):
        permits.acquire()
        t = threading.Thread(target=one, args=(i,))
        t.start()
        ts.append(t)
    for t in ts:
        t.join()
    for e in err:
        if e is not None:
            raise e
    return out
