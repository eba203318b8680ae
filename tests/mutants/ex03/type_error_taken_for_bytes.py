# breaks: 3.4
# kind: wrong-exception
# needs: 0
# A TypeError of `write` is taken for a binary file.
import sys
import threading

_lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    s = sep.join(map(str, values)) + end
    with _lock:
        try:
            out.write(s)
        except TypeError:
            out.write(s.encode())
