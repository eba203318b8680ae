# breaks: 3.5
# kind: wrong-exception
# needs: 0
# A `__str__` that prints is refused.
import sys
import threading

_lock = threading.Lock()
_l = threading.local()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    if getattr(_l, "on", False):
        raise RuntimeError("recursive safe_print")
    _l.on = True
    try:
        s = sep.join(map(str, values)) + end
    finally:
        _l.on = False
    with _lock:
        out.write(s)
