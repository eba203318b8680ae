# correct: a Timer that is due at once writes; its errors come back in a list, and it is joined before the lock is given back
import sys
from threading import Lock, Timer

_lock = Lock()


def _write(out, text, errors):
    try:
        out.write(text)
    except Exception as error:
        errors.append(error)


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    errors = []
    with _lock:
        timer = Timer(0, _write, [out, text, errors])
        timer.start()
        timer.join()
    if errors:
        raise errors.pop()
