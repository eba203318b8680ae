# breaks: 3.4, 3.5, 3.2
# kind: lost
# needs: 0
# What a `__str__` prints is kept for later, and forgotten if the outer call then fails.
import sys
import threading

_lock = threading.Lock()
_l = threading.local()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    if hasattr(_l, "pending"):
        _l.pending.append((out, sep.join(map(str, values)) + end))
        return
    pending = _l.pending = []
    try:
        s = sep.join(map(str, values)) + end
    finally:
        del _l.pending
    with _lock:
        for o, t in pending:
            o.write(t)
        out.write(s)
