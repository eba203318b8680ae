# breaks: 3.4, R4
# kind: deadlock
# needs: 0
# A `__str__` may raise something else than ValueError.
import sys
import threading

_lock = threading.RLock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    _lock.acquire()
    try:
        s = sep.join(map(str, values)) + end
    except ValueError:
        _lock.release()
        raise
    try:
        out.write(s)
    finally:
        _lock.release()
