# correct: multiprocessing's ThreadPool, closed and joined; apply_async for each item, because its map raises the first error in time
from contextlib import ExitStack
from multiprocessing.pool import ThreadPool


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    with ExitStack() as stack:
        pool = ThreadPool(workers)
        stack.callback(pool.join)
        stack.callback(pool.close)
        pending = [pool.apply_async(func, (item,)) for item in items]
    return [one.get() for one in pending]
