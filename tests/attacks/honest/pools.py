# what: pools of threads: an executor in each call, multiprocessing's beside it
# stopped: R
# outcome: passes
# otherwise: believed
import multiprocessing.pool
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()

with multiprocessing.pool.ThreadPool(4) as workers:
    assert workers.map(abs, [-1, -2, -3]) == [1, 2, 3]


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end

    def write():
        with lock:
            out.write(text)

    with ThreadPoolExecutor(2) as pool:
        pool.submit(write).result()
