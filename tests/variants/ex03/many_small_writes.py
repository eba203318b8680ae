# correct: converts everything first, then writes piece by piece while it keeps the lock
import sys
from threading import RLock

LOCK = RLock()


def pieces(strings, sep, end):
    for number, string in enumerate(strings):
        if number:
            yield sep
        yield string
    yield end


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    strings = [str(value) for value in values]
    with LOCK:
        for piece in pieces(strings, sep, end):
            out.write(piece)
