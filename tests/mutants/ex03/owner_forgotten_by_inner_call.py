# breaks: 3.2, 3.4, 3.5
# kind: deadlock
# needs: 0
# The first inner call forgets the owner, the second one waits for itself.
import sys
import threading

_lock = threading.Lock()
_owner = None


def safe_print(*values, sep=" ", end="\n", file=None):
    global _owner
    out = sys.stdout if file is None else file
    me = threading.get_ident()
    mine = _owner == me
    if not mine:
        _lock.acquire()
        _owner = me
    try:
        out.write(sep.join(map(str, values)) + end)
    finally:
        _owner = None
        if not mine:
            _lock.release()
