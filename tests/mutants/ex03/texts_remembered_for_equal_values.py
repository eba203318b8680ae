# breaks: 3.1
# kind: wrong-result
# needs: 0
# 1, 1.0 and True are equal, but do not look alike.
import sys
import threading

_lock = threading.Lock()
_memo = {}


def text_of(v):
    try:
        return _memo.setdefault(v, str(v))
    except TypeError:
        return str(v)


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    s = sep.join(map(text_of, values)) + end
    with _lock:
        out.write(s)
