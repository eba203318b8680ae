# what: a lock taken twice
# stopped: R
# outcome: fails deadlock
# otherwise: hangs
import threading

lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    with lock, lock:
        file.write("x")
