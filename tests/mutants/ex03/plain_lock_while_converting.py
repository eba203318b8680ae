# breaks: 3.5
# kind: deadlock
# needs: 0
# The values are converted while a lock is held that is not re-entrant: a `__str__` that prints waits for its own thread.
import sys
import threading

lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    with lock:
        out.write(sep.join(map(str, values)) + end)
