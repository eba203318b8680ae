# breaks: 3.5
# kind: out-of-order
# needs: 0
# Calls made while values are converted are put off until the outer text is written: the inner text comes last.
import sys
import threading

lock = threading.Lock()
mine = threading.local()


def write(out, text):
    with lock:
        out.write(text)


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    if hasattr(mine, "later"):
        mine.later.append((out, sep.join(map(str, values)) + end))
        return
    mine.later = []
    try:
        write(out, sep.join(map(str, values)) + end)
    finally:
        later = mine.later
        del mine.later
        for inner_out, text in later:
            write(inner_out, text)
