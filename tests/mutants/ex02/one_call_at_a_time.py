# breaks: R4
# kind: deadlock
# needs: 0
# A lock of the module lets one call in at a time: where `func` calls pool_map itself, both wait for ever.
import threading
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    with lock, ThreadPoolExecutor(max_workers=workers) as pool:
        return list(pool.map(func, items))
