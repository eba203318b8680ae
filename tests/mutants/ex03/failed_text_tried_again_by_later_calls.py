# breaks: 3.4
# kind: wrong-result
# needs: 0
# A text is taken off the list only after its write succeeded: one that failed stands in the way of each later call, even to another file.
import sys
import threading

lock = threading.Lock()
pending = []


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with lock:
        pending.append((out, text))
        while pending:
            target, first = pending[0]
            target.write(first)
            del pending[0]
