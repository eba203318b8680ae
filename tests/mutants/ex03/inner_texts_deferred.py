# breaks: 3.4
# kind: lost
# needs: 0
# What a `__str__` prints is kept for later, so an error of its write does not reach it.
import sys
import threading

_lock = threading.Lock()
_l = threading.local()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    if getattr(_l, "inside", False):
        _l.pending.append((out, sep.join(map(str, values)) + end))
        return
    _l.inside = True
    _l.pending = []
    try:
        s = sep.join(map(str, values)) + end
    finally:
        _l.inside = False
    with _lock:
        for o, t in _l.pending:
            o.write(t)
        out.write(s)
