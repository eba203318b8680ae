# breaks: 2.2

"""Looks whether an item is claimed, then claims it."""

import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    items = list(items)
    claimed = set()
    out, err = {}, {}

    def work():
        for i, item in enumerate(items):
            if i in claimed:
                continue
            claimed.add(i)
            try:
                out[i] = func(item)
            except Exception as e:
                err[i] = e

    ts = [threading.Thread(target=work) for _ in range(workers)]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    if err:
        raise err[min(err)]
    return [out[i] for i in range(len(items))]
