# breaks: 3.1, R6
# kind: wrong-result
# needs: 0
# `file or sys.stdout`: the text for a file object that is false (an empty one with `__len__`, say) goes to sys.stdout.
import sys
import threading

lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = file or sys.stdout
    text = sep.join(map(str, values)) + end
    with lock:
        out.write(text)
