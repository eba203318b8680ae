"""Callbacks of the futures note what came of each call."""

from concurrent.futures import ThreadPoolExecutor
import functools


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    results, errors = {}, {}

    def done(i, future):
        e = future.exception()
        if e is None:
            results[i] = future.result()
        else:
            errors[i] = e

    n = 0
    with ThreadPoolExecutor(workers) as pool:
        for n, item in enumerate(items, 1):
            pool.submit(func, item).add_done_callback(functools.partial(done, n))
    for i in range(1, n + 1):
        if i in errors:
            raise errors[i]
    return [results[i] for i in range(1, n + 1)]
