# breaks: 2.1, R6
# kind: wrong-result
# needs: 0
# The futures stand in a dictionary with the items as keys: equal items share one result, an unhashable one gives a TypeError.
from concurrent.futures import ThreadPoolExecutor


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    items = list(items)
    futures = {}
    with ThreadPoolExecutor(max_workers=workers) as pool:
        for item in items:
            futures[item] = pool.submit(func, item)
    return [futures[item].result() for item in items]
