# breaks: 3.2
# kind: mixed-output
# needs: 1
# The end is written when the lock has been given back already.
import sys
import threading

lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values))
    with lock:
        out.write(text)
    out.write(end)
