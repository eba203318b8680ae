# breaks: 3.2
# kind: race
# needs: 1
# Each call makes a lock of its own, which keeps nobody out.
import sys
import threading


def safe_print(*values, sep=" ", end="\n", file=None):
    lock = threading.Lock()
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with lock:
        out.write(text)
