# correct: Files of one type share a lock.
import sys
import threading

# equal objects are of one kind, so one object never has two locks
_locks = {}
_g = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    s = sep.join(map(str, values)) + end
    with _g:
        l = _locks.setdefault(type(out), threading.Lock())
    with l:
        out.write(s)
