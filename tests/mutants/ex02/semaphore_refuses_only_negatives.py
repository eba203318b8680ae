# breaks: 2.5

"""The range is left to Semaphore, which accepts 0."""

import threading


def pool_map(func, items, workers):
    permits = threading.Semaphore(workers)
    items = list(items)
    out = [None] * len(items)
    err = [None] * len(items)

    def one(i):
        with permits:
            try:
                out[i] = func(items[i])
            except Exception as e:
                err[i] = e

    ts = [threading.Thread(target=one, args=(i,)) for i in range(len(items))]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    for e in err:
        if e is not None:
            raise e
    return out
