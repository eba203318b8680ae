# breaks: 3.2
# kind: race
# needs: 2
# After being woken a thread does not look at the flag again: somebody else may have come in first.
import sys
import threading

changed = threading.Condition()
busy = False


def safe_print(*values, sep=" ", end="\n", file=None):
    global busy
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with changed:
        if busy:
            changed.wait()
        busy = True
    try:
        out.write(text)
    finally:
        with changed:
            busy = False
            changed.notify()
