# breaks: 3.4
# kind: wrong-exception
# needs: 0
# An AttributeError of `write` itself is taken for a file without one.
import sys
import threading

_lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    s = sep.join(map(str, values)) + end
    with _lock:
        try:
            out.write(s)
        except AttributeError:
            sys.stdout.write(s)
