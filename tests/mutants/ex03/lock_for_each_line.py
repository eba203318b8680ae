# breaks: 3.2
# kind: mixed-output
# needs: 1
# A text of two lines is written in two pieces, and another thread may come between.
import sys
import threading

_lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    s = sep.join(map(str, values)) + end
    for line in s.splitlines(keepends=True):
        with _lock:
            out.write(line)
