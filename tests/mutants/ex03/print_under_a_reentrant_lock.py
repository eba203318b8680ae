# breaks: 3.4, 3.5
# kind: mixed-output
# needs: 0
# print converts and writes value by value: an inner call's text lands in the middle of the outer one's, and a value that cannot be converted
# leaves half a line behind.
import threading

lock = threading.RLock()


def safe_print(*values, sep=" ", end="\n", file=None):
    with lock:
        print(*values, sep=sep, end=end, file=file)
