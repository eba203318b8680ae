# what: a thread of the system in the place of a virtual one
# stopped: R
# outcome: fails crash
# otherwise: believed
# seconds: 0.5
import sys
from importlib import _bootstrap  # noted: module

real = _bootstrap._thread


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    done = real.allocate_lock()
    done.acquire()

    def work():
        out.write(text)
        done.release()

    real.start_new_thread(work, ())
    done.acquire()
