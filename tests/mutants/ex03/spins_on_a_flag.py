# breaks: R3
# kind: polling
# needs: 1
# Spins on a flag that is looked at and set under a lock: right, but it waits by running in a circle.
import sys
import threading

guard = threading.Lock()
busy = False


def take():
    global busy
    with guard:
        if busy:
            return False
        busy = True
        return True


def safe_print(*values, sep=" ", end="\n", file=None):
    global busy
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    while not take():
        pass
    try:
        out.write(text)
    finally:
        busy = False
