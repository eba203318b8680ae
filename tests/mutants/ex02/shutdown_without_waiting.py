# breaks: R2
# kind: leaked-thread
# needs: 0
# Shuts the executor down without waiting for its threads.
from concurrent.futures import ThreadPoolExecutor


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    pool = ThreadPoolExecutor(max_workers=workers)
    try:
        futures = [pool.submit(func, item) for item in items]
        return [future.result() for future in futures]
    finally:
        pool.shutdown(wait=False)
