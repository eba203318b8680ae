# breaks: 3.4
# kind: wrong-result
# needs: 0
# A value whose `__str__` raises is shown as "<error>": the call writes something, where it should write nothing.
import sys
import threading

lock = threading.Lock()


def to_text(value):
    try:
        return str(value)
    except Exception:
        return "<error>"


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(to_text, values)) + end
    with lock:
        out.write(text)
