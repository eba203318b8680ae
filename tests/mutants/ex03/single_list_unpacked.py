# breaks: 3.1
# kind: wrong-result
# needs: 0
# A list as the only value is printed as its items.
import sys
import threading

_lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    if len(values) == 1 and isinstance(values[0], (list, tuple)):
        values = values[0]
    s = sep.join(map(str, values)) + end
    with _lock:
        out.write(s)
