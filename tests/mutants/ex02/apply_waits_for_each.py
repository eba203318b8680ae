# breaks: 2.3

"""`apply` waits for each call, so one runs at a time."""

from multiprocessing.pool import ThreadPool


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    items = list(items)
    with ThreadPool(workers) as pool:
        out = []
        for item in items:
            out.append(pool.apply(func, (item,)))
        return out
