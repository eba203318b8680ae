# breaks: R2, R4

"""The pool is kept for later calls, with all its threads."""

from concurrent.futures import ThreadPoolExecutor

_pools = {}


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    if workers not in _pools:
        _pools[workers] = ThreadPoolExecutor(workers)
    futures = [_pools[workers].submit(func, item) for item in items]
    return [f.result() for f in futures]
