# breaks: R3
# kind: polling
# needs: 0
# Looks every hundredth of a second whether the futures are done.
import time
from concurrent.futures import ThreadPoolExecutor


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    with ThreadPoolExecutor(max_workers=workers) as pool:
        futures = [pool.submit(func, item) for item in items]
        while not all(future.done() for future in futures):
            time.sleep(0.01)
        return [future.result() for future in futures]
