# breaks: 3.1
# kind: wrong-exception
# needs: 0
# A `write` may return anything, None for instance.
import sys
import threading

_lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    s = sep.join(map(str, values)) + end
    with _lock:
        if out.write(s) != len(s):
            raise OSError("short write")
