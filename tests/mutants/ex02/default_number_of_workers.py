# breaks: 2.3
# kind: too-concurrent
# needs: 0
# The executor is not told how many workers it may have and takes its own default.
from concurrent.futures import ThreadPoolExecutor


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(func, item) for item in items]
        return [future.result() for future in futures]
