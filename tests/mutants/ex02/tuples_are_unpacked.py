# breaks: 2.1, 2.2
# kind: wrong-exception
# needs: 0
# An item that is a tuple is taken for the arguments of the call.
from concurrent.futures import ThreadPoolExecutor


def pool_map(func, items, workers):
    with ThreadPoolExecutor(workers) as pool:
        futures = [
            pool.submit(func, *(item if isinstance(item, tuple) else (item,))) for item in items
        ]
    return [future.result() for future in futures]
