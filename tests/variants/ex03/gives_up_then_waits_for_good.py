# correct: Waits for a time, then without one: it wakes up once and does not poll.
import sys
import threading

_lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    s = sep.join(map(str, values)) + end
    if not _lock.acquire(timeout=5):
        _lock.acquire()
    try:
        out.write(s)
    finally:
        _lock.release()
