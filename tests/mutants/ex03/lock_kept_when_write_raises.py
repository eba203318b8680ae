# breaks: 3.4
# kind: deadlock
# needs: 0
# No try/finally: after a write that raised, the lock is never given back, and the next call waits for ever.
import sys
import threading

lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    lock.acquire()
    out.write(text)
    lock.release()
