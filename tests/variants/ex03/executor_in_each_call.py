# correct: a pool of one thread writes, made and shut down within the call while a lock is held
import sys
import threading
from concurrent import futures

_lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with _lock, futures.ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(out.write, text).result()
