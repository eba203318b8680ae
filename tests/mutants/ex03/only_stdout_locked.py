# breaks: 3.2
# kind: race
# needs: 1
# Only standard output is guarded: two threads that print to the same file are inside its `write` at once.
import sys
import threading

lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    text = sep.join(map(str, values)) + end
    if file is not None and file is not sys.stdout:
        file.write(text)
        return
    out = sys.stdout if file is None else file
    with lock:
        out.write(text)
