# breaks: 3.1, 3.2
# kind: lost
# needs: 0
# A line like the last one is taken for a repetition.
import sys
import threading

_lock = threading.Lock()
_last = None


def safe_print(*values, sep=" ", end="\n", file=None):
    global _last
    out = sys.stdout if file is None else file
    s = sep.join(map(str, values)) + end
    with _lock:
        if s == _last:
            return
        _last = s
        out.write(s)
