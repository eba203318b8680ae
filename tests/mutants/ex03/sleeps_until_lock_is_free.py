# breaks: R3
# kind: polling
# needs: 1
# Waits for the lock by looking again every millisecond.
import sys
import threading
import time

lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    while not lock.acquire(blocking=False):
        time.sleep(0.001)
    try:
        out.write(text)
    finally:
        lock.release()
