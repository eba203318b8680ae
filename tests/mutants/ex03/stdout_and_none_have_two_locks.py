# breaks: 3.2
# kind: race
# needs: 1
# `file=None` and `file=sys.stdout` are the same file but take different locks.
import sys
import threading

stdout_lock = threading.Lock()
file_lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with stdout_lock if file is None else file_lock:
        out.write(text)
