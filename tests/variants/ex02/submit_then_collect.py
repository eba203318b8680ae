# correct: submits one by one and collects after the pool has been shut down
from concurrent import futures


def pool_map(func, items, workers):
    if not workers >= 1:
        raise ValueError(workers)
    with futures.ThreadPoolExecutor(workers, thread_name_prefix="mapper") as pool:
        promised = [pool.submit(func, item) for item in items]
    return [future.result() for future in promised]
