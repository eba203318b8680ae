# breaks: 3.1, R6
# kind: wrong-exception
# needs: 0
# The locks stand in a dictionary with the files as keys: a file object that is unhashable gives a TypeError.
import sys
import threading

locks = {}


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with locks.setdefault(out, threading.Lock()):
        out.write(text)
