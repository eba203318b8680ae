# breaks: R2
# kind: leaked-thread
# needs: 0
# The executor is never shut down: its threads are still there when the call returns.
from concurrent.futures import ThreadPoolExecutor


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    pool = ThreadPoolExecutor(max_workers=workers)
    futures = [pool.submit(func, item) for item in items]
    return [future.result() for future in futures]
