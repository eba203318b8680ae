# breaks: 3.1
# kind: wrong-result
# needs: 0
# StringIO(newline=None) turns \r\n into \n.
import io
import sys
import threading

_lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    b = io.StringIO(newline=None)
    print(*values, sep=sep, end=end, file=b)
    with _lock:
        out.write(b.getvalue())
