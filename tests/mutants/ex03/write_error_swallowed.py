# breaks: 3.4
# kind: wrong-exception
# needs: 0
# An exception of `write` is caught and forgotten: the caller believes that the text is written.
import sys
import threading

lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with lock:
        try:
            out.write(text)
        except Exception:
            pass
