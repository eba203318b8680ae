# correct: multiprocessing's ThreadPool of one thread for each task
from multiprocessing.pool import ThreadPool


def run_all(tasks):
    pools = []
    pending = []
    try:
        for task in tasks:
            pools.append(ThreadPool(1))
            pending.append(pools[-1].apply_async(task))
        for one in pending:
            one.wait()
    finally:
        for pool in pools:
            pool.close()
        for pool in pools:
            pool.join()
    return [one.get() for one in pending]
