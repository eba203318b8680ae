# breaks: 2.1
# kind: wrong-result
# needs: 0
# Goes through `items` a second time to put the results in order: a generator has nothing left, and the list is empty.
from concurrent.futures import ThreadPoolExecutor


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    futures = {}
    with ThreadPoolExecutor(max_workers=workers) as pool:
        for index, item in enumerate(items):
            futures[index] = pool.submit(func, item)
    return [futures[index].result() for index, _ in enumerate(items)]
