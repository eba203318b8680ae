# what: going back to the scheduler by its own means
# stopped: R
# outcome: fails
# otherwise: refused
import sys

import greenlet  # noted: module


def safe_print(*values, sep=" ", end="\n", file=None):
    parent = greenlet.getcurrent().parent
    while parent is not None:
        parent.switch()
        parent = parent.parent
