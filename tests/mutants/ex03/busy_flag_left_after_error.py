# breaks: 3.4
# kind: deadlock
# needs: 0
# The flag is only reset after a write that succeeded: after one that raised, the next call waits for ever.
import sys
import threading

changed = threading.Condition()
busy = False


def safe_print(*values, sep=" ", end="\n", file=None):
    global busy
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with changed:
        while busy:
            changed.wait()
        busy = True
    out.write(text)
    with changed:
        busy = False
        changed.notify()
