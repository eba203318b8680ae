# breaks: R4
# kind: deadlock
# needs: 2
# Between seeing that the file is busy and clearing the event, the writer may finish and set it: that wake-up is wiped out, and the
# thread waits for ever.
import sys
import threading

guard = threading.Lock()
free = threading.Event()
busy = False


def safe_print(*values, sep=" ", end="\n", file=None):
    global busy
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    while True:
        with guard:
            if not busy:
                busy = True
                break
        free.clear()
        free.wait()
    try:
        out.write(text)
    finally:
        with guard:
            busy = False
        free.set()
