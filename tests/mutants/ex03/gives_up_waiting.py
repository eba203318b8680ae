# breaks: 3.2
# kind: wrong-exception
# needs: 0
# Who has waited for a minute gives up, and its text is lost.
import sys
import threading

_lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    s = sep.join(map(str, values)) + end
    if not _lock.acquire(timeout=60):
        raise TimeoutError
    try:
        out.write(s)
    finally:
        _lock.release()
