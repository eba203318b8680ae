# breaks: R4
# kind: deadlock
# needs: 1
# One place takes the table's lock and then the file's, the other the file's and then the table's: two threads wait for each other.
import sys
import threading

table = threading.Lock()
locks = {}
lines = {}


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with table:
        lock = locks.setdefault(id(out), threading.Lock())
        lock.acquire()
    try:
        out.write(text)
        with table:
            lines[id(out)] = lines.get(id(out), 0) + 1
    finally:
        lock.release()
