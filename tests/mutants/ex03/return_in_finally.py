# breaks: 3.4
# kind: wrong-exception
# needs: 0
# `return` in a `finally` swallows the exception of `write`.
import sys
import threading

lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    lock.acquire()
    try:
        out.write(text)
    finally:
        lock.release()
        return
