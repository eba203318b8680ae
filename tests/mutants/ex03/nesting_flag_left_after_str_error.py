# breaks: 3.2, 3.4
# kind: race
# needs: 1
# After a conversion that raised, the thread takes all its calls for inner ones and locks no more.
import sys
import threading

_lock = threading.Lock()
_l = threading.local()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    if getattr(_l, "on", False):
        s = sep.join(map(str, values)) + end
        out.write(s)
        return
    _l.on = True
    s = sep.join(map(str, values)) + end
    _l.on = False
    with _lock:
        out.write(s)
