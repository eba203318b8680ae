# breaks: 2.5

"""Without items it returns before it looks at `workers`."""

from concurrent.futures import ThreadPoolExecutor


def pool_map(func, items, workers):
    if not items:
        return []
    if workers < 1:
        raise ValueError("workers")
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(func, items))
