# what: a part of threading taken away that the check needs as well
# stopped: R
# outcome: fails crash
# otherwise: believed
import sys
from threading import Lock, Thread

lock = Lock()
Thread.start = None  # noted: replaced


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    with lock:
        out.write(sep.join(map(str, values)) + end)
