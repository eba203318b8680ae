# breaks: 3.1, R4
# kind: deadlock
# needs: 0
# Returns early where there is nothing to write, and keeps the permit.
import sys
import threading

permit = threading.Semaphore(1)


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    permit.acquire()
    if not text:
        return
    try:
        out.write(text)
    finally:
        permit.release()
