# breaks: R2
# kind: leaked-thread
# needs: 0
# A pool of one thread does all writing and is never shut down: its thread outlives the call that started it.
import sys
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(max_workers=1)


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    pool.submit(out.write, text).result()
