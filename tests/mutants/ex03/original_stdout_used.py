# breaks: 3.3
# kind: wrong-result
# needs: 0
# sys.__stdout__ is the original standard output: a replaced sys.stdout gets nothing.
import sys
import threading

lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.__stdout__ if file is None else file
    text = sep.join(map(str, values)) + end
    with lock:
        out.write(text)
