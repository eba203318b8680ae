# breaks: 3.1, R6
# kind: lost
# needs: 0
# Values that are None are taken for "no value" and left out, where print writes "None".
import sys
import threading

lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(str(value) for value in values if value is not None) + end
    with lock:
        out.write(text)
