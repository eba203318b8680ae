# breaks: 3.2
# kind: race
# needs: 1
# The lock stands in a threading.local: each thread has its own, and they do not keep each other out.
import sys
import threading

local = threading.local()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    if not hasattr(local, "lock"):
        local.lock = threading.Lock()
    with local.lock:
        out.write(text)
