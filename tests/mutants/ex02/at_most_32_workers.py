# breaks: 2.3

"""Never more than 32 workers, whatever was asked for."""

from concurrent.futures import ThreadPoolExecutor


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    with ThreadPoolExecutor(min(workers, 32)) as pool:
        return list(pool.map(func, items))
