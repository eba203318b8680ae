# breaks: 3.2, 3.3, 3.5
# kind: lost
# needs: 0
# While standard output is redirected, what a `__str__` prints to it goes astray.
import contextlib
import io
import sys
import threading

_lock = threading.RLock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    with _lock:
        buf = io.StringIO()
        with contextlib.redirect_stdout(buf):
            print(*values, sep=sep, end=end)
        out.write(buf.getvalue())
