# breaks: 3.4, R4
# kind: deadlock
# needs: 0
# A `write` may raise something else than OSError.
import sys
import threading

_lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    s = sep.join(map(str, values)) + end
    _lock.acquire()
    try:
        out.write(s)
    except OSError:
        _lock.release()
        raise
    _lock.release()
