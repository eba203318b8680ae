# breaks: 3.5
# kind: deadlock
# needs: 2
# A re-entrant lock made by hand that resets the owner after it gave the lock back: it wipes out the next owner's name, whose inner
# call then waits for itself.
import sys
import threading

lock = threading.Lock()
owner = None


def safe_print(*values, sep=" ", end="\n", file=None):
    global owner
    out = sys.stdout if file is None else file
    if owner == threading.get_ident():
        out.write(sep.join(map(str, values)) + end)
        return
    lock.acquire()
    owner = threading.get_ident()
    try:
        out.write(sep.join(map(str, values)) + end)
    finally:
        lock.release()
        owner = None
