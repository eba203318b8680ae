# what: a lock of the system in the place of a virtual one
# stopped: R
# outcome: fails crash
# otherwise: believed
# seconds: 0.5
import sys
from importlib import _bootstrap  # noted: module

lock = _bootstrap._thread.allocate_lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with lock:
        out.write(text)
