# breaks: 2.5, R7
# kind: wrong-result
# needs: 0
# A number of workers that is out of range is quietly replaced by 1.
from concurrent.futures import ThreadPoolExecutor


def pool_map(func, items, workers):
    workers = max(1, workers)
    with ThreadPoolExecutor(max_workers=workers) as pool:
        futures = [pool.submit(func, item) for item in items]
        return [future.result() for future in futures]
