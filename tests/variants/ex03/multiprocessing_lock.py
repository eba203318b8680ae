# correct: a lock of multiprocessing keeps threads apart, too
import multiprocessing
import sys

_lock = multiprocessing.RLock()


def safe_print(*values, sep=" ", end="\n", file=None):
    text = sep.join(map(str, values)) + end
    with _lock:
        (sys.stdout if file is None else file).write(text)
