# breaks: 3.1
# kind: wrong-result
# needs: 0
# print shows bytes as b'...'.
import sys
import threading

_lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    s = sep.join(v.decode() if isinstance(v, bytes) else str(v) for v in values) + end
    with _lock:
        out.write(s)
