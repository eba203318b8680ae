# what: the grader's standard output made to fail when it is read
# stopped: R
# outcome: fails crash
# otherwise: refused
import sys
from threading import Lock

lock = Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    sys.__stdout__.pieces.append(lambda: 1 / 0)  # noted: interpreter
    out = sys.stdout if file is None else file
    with lock:
        out.write(sep.join(map(str, values)) + end)
