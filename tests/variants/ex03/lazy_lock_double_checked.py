# correct: double-checked locking done right: looked at again inside the lock
import sys
import threading

_setup = threading.Lock()
_lock = None


def the_lock():
    global _lock
    if _lock is None:
        with _setup:
            if _lock is None:
                _lock = threading.Lock()
    return _lock


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with the_lock():
        out.write(text)
