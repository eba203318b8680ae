# breaks: 3.1
# kind: lost
# needs: 0
# A call without values returns at once, where print writes an empty line.
import sys
import threading

lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    if not values:
        return
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with lock:
        out.write(text)
