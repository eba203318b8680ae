# breaks: 3.4
# kind: deadlock
# needs: 0
# A value whose `__str__` raises leaves the lock taken. It is re-entrant, so only calls from other threads then wait for ever.
import sys
import threading

lock = threading.RLock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    lock.acquire()
    text = sep.join(map(str, values)) + end
    try:
        out.write(text)
    finally:
        lock.release()
