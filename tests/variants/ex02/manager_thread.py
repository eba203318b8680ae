"""A thread of its own uses the executor."""

import threading
from concurrent.futures import ThreadPoolExecutor, Future


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    result = Future()

    def manage():
        try:
            with ThreadPoolExecutor(workers) as pool:
                futures = [pool.submit(func, item) for item in items]
            result.set_result([f.result() for f in futures])
        except Exception as e:
            result.set_exception(e)

    manager = threading.Thread(target=manage)
    manager.start()
    try:
        return result.result()
    finally:
        manager.join()
