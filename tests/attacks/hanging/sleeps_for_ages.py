# what: sleeping for centuries in a call, again and again
# stopped: R
# outcome: fails deadlock
# otherwise: hangs
import time


def safe_print(*values, sep=" ", end="\n", file=None):
    for _ in range(100):
        time.sleep(8e9)
