# correct: a flag and a condition, looked at again in a loop after each wake-up; the write is outside of the condition's lock
import sys
import threading

_changed = threading.Condition()
_busy = False


def safe_print(*values, sep=" ", end="\n", file=None):
    global _busy
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with _changed:
        while _busy:
            _changed.wait()
        _busy = True
    try:
        out.write(text)
    finally:
        with _changed:
            _busy = False
            _changed.notify()
