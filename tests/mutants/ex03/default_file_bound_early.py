# breaks: 3.3
# kind: wrong-result
# needs: 0
# sys.stdout as the default argument is looked up when the function is defined, not when it is called.
import sys
import threading

lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=sys.stdout):
    if file is None:
        file = sys.stdout
    text = sep.join(map(str, values)) + end
    with lock:
        file.write(text)
