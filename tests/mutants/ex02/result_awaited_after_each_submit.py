# breaks: 2.3
# kind: not-concurrent
# needs: 0
# Waits for each result before it submits the next item.
from concurrent.futures import ThreadPoolExecutor


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    with ThreadPoolExecutor(max_workers=workers) as pool:
        return [pool.submit(func, item).result() for item in items]
