"""The executor itself refuses a wrong number of workers."""

from concurrent.futures import ThreadPoolExecutor


def pool_map(func, items, workers):
    with ThreadPoolExecutor(workers) as pool:
        return [*pool.map(func, items)]
