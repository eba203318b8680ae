# breaks: 3.2
# kind: race
# needs: 1
# A semaphore that lets two in at once.
import sys
import threading

slots = threading.Semaphore(2)


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with slots:
        out.write(text)
