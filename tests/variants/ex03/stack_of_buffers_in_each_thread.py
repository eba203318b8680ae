# correct: Each thread has a stack of buffers: an inner call gets one of its own.
import io
import sys
import threading

_local = threading.local()
_lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    stack = _local.__dict__.setdefault("stack", [])
    stack.append(io.StringIO())
    try:
        print(*values, sep=sep, end=end, file=stack[-1])
        text = stack[-1].getvalue()
    finally:
        stack.pop()
    target = sys.stdout if file is None else file
    _lock.acquire()
    try:
        target.write(text)
    finally:
        _lock.release()
