# breaks: 3.1
# kind: wrong-exception
# needs: 0
# `value.__str__()` is not `str(value)`: a class as a value has the method of its instances.
import sys
import threading

_lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    s = sep.join(v.__str__() for v in values) + end
    with _lock:
        out.write(s)
