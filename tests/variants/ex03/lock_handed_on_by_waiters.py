# correct: a lock made of a deque of waiters, each with a lock of its own on which it sleeps; the one that leaves wakes the next
import collections
import sys
import threading

_inner = threading.Lock()
_waiters = collections.deque()
_taken = False


def _enter():
    global _taken
    with _inner:
        if not _taken:
            _taken = True
            return
        bed = threading.Lock()
        bed.acquire()
        _waiters.append(bed)
    bed.acquire()  # sleeps until the one before hands the turn over: `_taken` stays true


def _leave():
    global _taken
    with _inner:
        if _waiters:
            _waiters.popleft().release()
        else:
            _taken = False


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    _enter()
    try:
        out.write(text)
    finally:
        _leave()
