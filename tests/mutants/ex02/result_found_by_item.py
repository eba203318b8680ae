# breaks: 2.1, R6
# kind: wrong-result
# needs: 0
# The place of a result is looked up with `index`: of items that are equal, all results land in the place of the first.
from concurrent.futures import ThreadPoolExecutor


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    items = list(items)
    results = [None] * len(items)

    def call(item):
        results[items.index(item)] = func(item)

    with ThreadPoolExecutor(max_workers=workers) as pool:
        for future in [pool.submit(call, item) for item in items]:
            future.result()
    return results
