# breaks: 3.1
# kind: wrong-result
# needs: 0
# The separator is put after each value, the last one too.
import sys
import threading

lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = ""
    for value in values:
        text += str(value) + sep
    text += end
    with lock:
        out.write(text)
