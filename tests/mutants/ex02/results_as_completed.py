# breaks: 2.1
# kind: out-of-order
# needs: 0
# Collects the results in the order in which the calls end.
from concurrent.futures import ThreadPoolExecutor, as_completed


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    with ThreadPoolExecutor(max_workers=workers) as pool:
        futures = [pool.submit(func, item) for item in items]
        finished = list(as_completed(futures))
    for future in futures:
        future.result()  # raises the first error
    return [future.result() for future in finished]
