# breaks: 3.2
# kind: race
# needs: 1
# acquire(False) does not wait, and what it returns is ignored: the write happens with the lock or without it.
import sys
import threading

lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    got_it = lock.acquire(False)
    try:
        out.write(text)
    finally:
        if got_it:
            lock.release()
