# breaks: 3.5
# kind: lost
# needs: 0
# A call from within a `__str__` is taken for an endless recursion and ignored: its text is lost.
import sys
import threading

lock = threading.Lock()
mine = threading.local()


def safe_print(*values, sep=" ", end="\n", file=None):
    if getattr(mine, "printing", False):
        return
    out = sys.stdout if file is None else file
    mine.printing = True
    try:
        text = sep.join(map(str, values)) + end
    finally:
        mine.printing = False
    with lock:
        out.write(text)
