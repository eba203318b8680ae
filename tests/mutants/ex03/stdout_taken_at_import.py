# breaks: 3.3
# kind: wrong-result
# needs: 0
# sys.stdout is read once, when the module is loaded: a redirected standard output gets nothing.
import sys
import threading

lock = threading.Lock()
stdout = sys.stdout


def safe_print(*values, sep=" ", end="\n", file=None):
    out = stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with lock:
        out.write(text)
