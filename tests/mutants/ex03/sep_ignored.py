# breaks: 3.1
# kind: wrong-result
# needs: 0
# The separator is always a blank: a call with another `sep` writes the wrong text.
import sys
import threading

lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = " ".join(map(str, values)) + end
    with lock:
        out.write(text)
