# breaks: 3.2
# kind: race
# needs: 1
# One write a call, but no lock: two threads are inside `write` at once.
import sys


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    out.write(sep.join(map(str, values)) + end)
