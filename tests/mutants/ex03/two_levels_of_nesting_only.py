# breaks: 3.5
# kind: lost
# needs: 0
# The third level of nesting is left out.
import sys
import threading

_lock = threading.Lock()
_l = threading.local()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    depth = getattr(_l, "d", 0)
    if depth >= 2:
        return
    _l.d = depth + 1
    try:
        s = sep.join(map(str, values)) + end
    finally:
        _l.d = depth
    with _lock:
        out.write(s)
