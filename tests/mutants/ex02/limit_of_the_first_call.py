# breaks: 2.3, R4, 2.1

"""The first call's number of workers holds for all later ones."""

import threading

limit = None


def pool_map(func, items, workers):
    global limit
    if workers < 1:
        raise ValueError("workers")
    if limit is None:
        limit = threading.Semaphore(workers)
    items = list(items)
    out, err = {}, {}

    def one(i):
        with limit:
            try:
                out[i] = func(items[i])
            except Exception as e:
                err[i] = e

    ts = [threading.Thread(target=one, args=(i,)) for i in range(len(items))]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    if err:
        raise err[min(err)]
    return [out[i] for i in range(len(items))]
