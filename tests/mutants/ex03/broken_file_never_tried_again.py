# breaks: 3.4
# kind: lost
# needs: 0
# A file that failed once gets nothing any more.
import sys
import threading

_lock = threading.Lock()
_broken = set()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    s = sep.join(map(str, values)) + end
    with _lock:
        if id(out) in _broken:
            return
        try:
            out.write(s)
        except Exception:
            _broken.add(id(out))
            raise
