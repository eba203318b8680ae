# correct: a lock for each file, told apart by identity; setdefault is atomic, and a reused id only shares a lock
import sys
import threading

_locks = {}


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with _locks.setdefault(id(out), threading.Lock()):
        out.write(text)
