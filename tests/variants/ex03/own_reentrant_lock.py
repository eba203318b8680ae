# correct: a re-entrant lock made by hand; reading the owner without the lock is right, only a thread itself puts its name there
import sys
import threading


class Reentrant:
    def __init__(self):
        self._lock = threading.Lock()
        self._owner = None
        self._depth = 0

    def __enter__(self):
        me = threading.get_ident()
        if self._owner != me:
            self._lock.acquire()
            self._owner = me
        self._depth += 1

    def __exit__(self, *exc_info):
        self._depth -= 1
        if self._depth == 0:
            self._owner = None
            self._lock.release()


_lock = Reentrant()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    with _lock:
        out.write(sep.join(map(str, values)) + end)
