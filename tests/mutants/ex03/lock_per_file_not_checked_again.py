# breaks: 3.2
# kind: race
# needs: 2
# A thread that found no lock for the file makes one without looking again once it has the table's lock: it replaces a lock in use.
import sys
import threading

table = threading.Lock()
locks = {}


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    if id(out) not in locks:
        with table:
            locks[id(out)] = threading.Lock()
    with locks[id(out)]:
        out.write(text)
