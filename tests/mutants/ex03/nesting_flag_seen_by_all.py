# breaks: 3.2
# kind: race
# needs: 1
# The flag for "this is an inner call" is the same for all threads: while one prints, the others write without the lock.
import sys
import threading

lock = threading.Lock()
printing = False


def safe_print(*values, sep=" ", end="\n", file=None):
    global printing
    out = sys.stdout if file is None else file
    if printing:  # called by a __str__: we have the lock already
        out.write(sep.join(map(str, values)) + end)
        return
    with lock:
        printing = True
        try:
            out.write(sep.join(map(str, values)) + end)
        finally:
            printing = False
