# breaks: 2.4
# kind: wrong-exception
# needs: 0
# ThreadPool.map raises the exception of the call that failed first in time.
from multiprocessing.pool import ThreadPool


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    pool = ThreadPool(workers)
    try:
        return pool.map(func, items, chunksize=1)
    finally:
        pool.close()
        pool.join()
