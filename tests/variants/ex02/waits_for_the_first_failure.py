"""Waits for the first failure, cancels the rest, and looks through all in order."""

from concurrent.futures import ThreadPoolExecutor, wait, FIRST_EXCEPTION


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    with ThreadPoolExecutor(max_workers=workers, thread_name_prefix="pool") as pool:
        futures = [pool.submit(func, item) for item in items]
        wait(futures, return_when=FIRST_EXCEPTION)
        for future in futures:
            future.cancel()
        wait(futures)
    for future in futures:
        if not future.cancelled() and future.exception() is not None:
            raise future.exception()
    return [future.result() for future in futures]
