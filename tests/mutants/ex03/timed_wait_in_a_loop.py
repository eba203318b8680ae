# breaks: R3
# kind: polling
# needs: 1
# Waits with a short timeout and looks again, in place of being woken; shows where a write takes longer than the timeout.
import sys
import threading

lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    while not lock.acquire(timeout=0.01):
        continue
    try:
        out.write(text)
    finally:
        lock.release()
