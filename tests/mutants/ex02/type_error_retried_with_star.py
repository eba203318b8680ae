# breaks: 2.4, 2.2

"""After a TypeError the call is made again with the item unpacked."""

from concurrent.futures import ThreadPoolExecutor


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")

    def call(item):
        try:
            return func(item)
        except TypeError:
            return func(*item)

    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(call, items))
