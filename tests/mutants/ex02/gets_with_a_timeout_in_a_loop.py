# breaks: R3
# kind: polling
# needs: 0
# The results are fetched with a short timeout, and on a timeout again.
from concurrent.futures import ThreadPoolExecutor


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    with ThreadPoolExecutor(max_workers=workers) as pool:
        futures = [pool.submit(func, item) for item in items]
        for future in futures:
            while True:
                try:
                    future.exception(timeout=0.01)
                    break
                except TimeoutError:
                    continue
        return [future.result() for future in futures]
