# breaks: 3.2
# kind: race
# needs: 1
# Who finds two others under way writes without the lock.
import sys
import threading

_lock = threading.Lock()
_waiting = 0


def safe_print(*values, sep=" ", end="\n", file=None):
    global _waiting
    out = sys.stdout if file is None else file
    s = sep.join(map(str, values)) + end
    _waiting += 1
    if _waiting > 2:
        _waiting -= 1
        out.write(s)
        return
    with _lock:
        out.write(s)
    _waiting -= 1
