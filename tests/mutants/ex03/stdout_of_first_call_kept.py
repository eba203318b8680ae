# breaks: 3.3
# kind: wrong-result
# needs: 0
# sys.stdout is looked up in the first call and remembered: after a redirection the text still goes to the old one.
import sys
import threading

lock = threading.Lock()
default = None


def safe_print(*values, sep=" ", end="\n", file=None):
    global default
    text = sep.join(map(str, values)) + end
    with lock:
        if file is None:
            if default is None:
                default = sys.stdout
            file = default
        file.write(text)
