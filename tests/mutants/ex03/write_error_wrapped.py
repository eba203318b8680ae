# breaks: 3.4
# kind: wrong-exception
# needs: 0
# The caller gets a RuntimeError of ours and not the exception that `write` raised.
import sys
import threading

lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with lock:
        try:
            out.write(text)
        except Exception as error:
            raise RuntimeError("cannot print") from error
