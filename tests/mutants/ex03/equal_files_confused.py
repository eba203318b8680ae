# breaks: 3.1, R6
# kind: wrong-result
# needs: 0
# Known files are looked up with `==`: what is printed to the second of two equal file objects goes to the first.
import sys
import threading

lock = threading.Lock()
known = []


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with lock:
        if out not in known:
            known.append(out)
        known[known.index(out)].write(text)
