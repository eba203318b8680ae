# breaks: 2.3
# kind: not-concurrent
# needs: 0
# Runs the items in batches of `workers` and waits for each batch: while its slowest call runs, the other workers have nothing to do.
from concurrent.futures import ThreadPoolExecutor


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    items = list(items)
    results = []
    with ThreadPoolExecutor(max_workers=workers) as pool:
        for begin in range(0, len(items), workers):
            results += pool.map(func, items[begin : begin + workers])
    return results
