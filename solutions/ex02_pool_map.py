"""Exercise 2: thread pools. Reference solution."""

from concurrent.futures import ThreadPoolExecutor


def pool_map(func, items, workers):
    """Apply `func` to every item on a pool of `workers` threads; return the results in the order of `items`."""
    if workers < 1:
        raise ValueError("workers must be at least 1")

    # `map` hands out the items in order and gives the results, or raises the first exception, in the same order.
    # However the block ends, also if `items` raises while it is read, leaving it waits until the pool's threads have ended.
    with ThreadPoolExecutor(max_workers=workers) as pool:
        return list(pool.map(func, items))
