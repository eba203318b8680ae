# breaks: R2, 2.4

"""The pool is shut down only once all items have been read."""

from concurrent.futures import ThreadPoolExecutor


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    pool = ThreadPoolExecutor(workers)
    futures = [pool.submit(func, item) for item in items]
    try:
        return [f.result() for f in futures]
    finally:
        pool.shutdown()
