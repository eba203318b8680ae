# breaks: 3.1
# kind: wrong-result
# needs: 0
# A value that shows nothing is left out, and a separator with it.
import sys
import threading

lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(filter(None, map(str, values))) + end
    with lock:
        out.write(text)
