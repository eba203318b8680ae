# correct: never more than `workers` futures pending; the next item is read when one of them is done
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    futures = []
    pending = set()
    with ThreadPoolExecutor(workers) as pool:
        for item in items:
            if len(pending) == workers:
                done, pending = wait(pending, return_when=FIRST_COMPLETED)
            future = pool.submit(func, item)
            futures.append(future)
            pending.add(future)
    return [future.result() for future in futures]
