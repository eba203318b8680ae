# breaks: 3.4
# kind: wrong-result
# needs: 0
# The write stands in a `finally`: if a value cannot be converted, those before it are written nevertheless.
import sys
import threading

lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    parts = []
    try:
        for value in values:
            parts.append(str(value))
    finally:
        with lock:
            out.write(sep.join(parts) + end)
