# breaks: 3.2
# kind: race
# needs: 1
# The first who is done drops the lock that others still wait for: the next one makes a second lock.
import sys
import threading

_locks = {}
_g = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    s = sep.join(map(str, values)) + end
    with _g:
        entry = _locks.setdefault(id(out), [threading.Lock(), 0])
        entry[1] += 1
    with entry[0]:
        out.write(s)
    with _g:
        entry[1] -= 1
        _locks.pop(id(out), None)
