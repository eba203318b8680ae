# breaks: R3
# kind: polling
# Takes the lock only if it is free, and counts how often it was not: a loop that gets on with nothing but its count.
import sys
import threading

_lock = threading.RLock()
most_tries = 0


def safe_print(*values, sep=" ", end="\n", file=None):
    global most_tries
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    tries = 0
    while not _lock.acquire(blocking=False):
        tries += 1
    try:
        most_tries = max(most_tries, tries)
        out.write(text)
    finally:
        _lock.release()
