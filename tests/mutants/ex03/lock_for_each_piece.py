# breaks: 3.2
# kind: mixed-output
# needs: 1
# The lock is taken for each piece: between two pieces another thread may write.
import sys
import threading

lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    for piece in [sep.join(map(str, values)), end]:
        with lock:
            out.write(piece)
