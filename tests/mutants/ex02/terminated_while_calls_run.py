# breaks: R2, 2.4

"""Leaving `with ThreadPool` ends no call that is under way when an earlier one has raised."""

from multiprocessing.pool import ThreadPool


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    items = [*items]
    with ThreadPool(workers) as pool:
        return [result for result in pool.imap(func, items)]
