# correct: `type(value).__str__(value)` is what `str` calls.
import sys
import threading

_lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    s = sep.join([type(v).__str__(v) for v in values]) + end
    with _lock:
        out.write(s)
