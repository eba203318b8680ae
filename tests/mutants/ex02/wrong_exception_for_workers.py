# breaks: 2.5, R7
# kind: wrong-exception
# needs: 0
# An assertion in place of a ValueError.
from concurrent.futures import ThreadPoolExecutor


def pool_map(func, items, workers):
    assert workers >= 1, "workers must be at least 1"
    with ThreadPoolExecutor(max_workers=workers) as pool:
        futures = [pool.submit(func, item) for item in items]
        return [future.result() for future in futures]
