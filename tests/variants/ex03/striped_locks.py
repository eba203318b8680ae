# correct: Few locks for all files, chosen by id: files that are unlike may share one.
import sys
import threading

_locks = [threading.Lock() for _ in range(4)]


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    s = sep.join(map(str, values)) + end
    with _locks[id(out) % 4]:
        out.write(s)
