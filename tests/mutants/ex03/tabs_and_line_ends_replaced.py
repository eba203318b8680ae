# breaks: 3.1
# kind: wrong-result
# needs: 0
# The text is tidied up.
import sys
import threading

_lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    s = (sep.join(map(str, values)) + end).expandtabs().replace("\r\n", "\n")
    with _lock:
        out.write(s)
