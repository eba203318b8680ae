# breaks: 3.1
# kind: wrong-result
# needs: 0
# `end=""` is taken for "not given": a line end appears that nobody asked for.
import sys
import threading

lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + (end or "\n")
    with lock:
        out.write(text)
