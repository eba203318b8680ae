# correct: a semaphore of one, taken and given back by hand
import sys
import threading

_turn = threading.BoundedSemaphore(1)


def safe_print(*values, sep=" ", end="\n", file=None):
    if (out := file) is None:
        out = sys.stdout
    text = sep.join(str(value) for value in values) + end
    _turn.acquire()
    try:
        out.write(text)
    finally:
        _turn.release()
