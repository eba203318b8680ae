# what: waiting as long as can be, for what never comes
# stopped: R
# outcome: fails deadlock
# otherwise: hangs
import threading


def safe_print(*values, sep=" ", end="\n", file=None):
    for _ in range(100):
        threading.Event().wait(threading.TIMEOUT_MAX)
