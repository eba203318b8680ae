# breaks: 3.2
# kind: mixed-output
# needs: 1
# Long texts are written in chunks, and another thread may come between two.
import sys
import threading

_lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    s = sep.join(map(str, values)) + end
    for i in range(0, len(s), 4096):
        with _lock:
            out.write(s[i : i + 4096])
