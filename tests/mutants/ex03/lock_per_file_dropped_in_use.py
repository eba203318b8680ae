# breaks: 3.2
# kind: race
# needs: 2
# The file's lock is thrown away after each write although another thread may hold or await it; a third call makes a new one.
import sys
import threading

locks = {}


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with locks.setdefault(id(out), threading.Lock()):
        try:
            out.write(text)
        finally:
            locks.pop(id(out), None)
