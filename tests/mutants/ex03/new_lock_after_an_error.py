# breaks: 3.2
# kind: race
# needs: 2
# After a failed write the lock is replaced by a new one: who waited for the old one and who takes the new one are inside `write` at once.
import sys
import threading

lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    global lock
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with lock:
        try:
            out.write(text)
        except Exception:
            lock = threading.Lock()
            raise
