# correct: ThreadPool.imap hands out one item at a time and gives the outcomes in order
from multiprocessing.pool import ThreadPool


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    pool = ThreadPool(workers)
    try:
        return list(pool.imap(func, items))
    finally:
        pool.close()
        pool.join()
