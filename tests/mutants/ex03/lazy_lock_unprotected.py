# breaks: 3.2
# kind: race
# needs: 2
# The lock is made at the first use: two threads that both find none make two, and each goes in with its own.
import sys
import threading

lock = None


def safe_print(*values, sep=" ", end="\n", file=None):
    global lock
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    if lock is None:
        lock = threading.Lock()
    with lock:
        out.write(text)
