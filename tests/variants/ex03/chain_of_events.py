# correct: no lock round the write: each call waits for the event of the call before it
import sys
from threading import Event, Lock

_last = Event()
_last.set()
_swap = Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    global _last
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    mine = Event()
    with _swap:
        before, _last = _last, mine
    before.wait()
    try:
        out.write(text)
    finally:
        mine.set()
