# correct: A partial object under the wanted name.
import sys
import threading
from functools import partial


def _impl(lock, *values, sep=" ", end="\n", file=None):
    out = file if file is not None else sys.stdout
    s = sep.join(f"{v!s}" for v in values) + end
    with lock:
        out.write(s)


safe_print = partial(_impl, threading.Lock())
