# breaks: 3.2
# kind: race
# needs: 1
# There is a lock for the file used last only: a call for another file replaces it while somebody still writes under the old one.
import sys
import threading

lock = threading.Lock()
current = None


def safe_print(*values, sep=" ", end="\n", file=None):
    global lock, current
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    if out is not current:
        current = out
        lock = threading.Lock()
    with lock:
        out.write(text)
