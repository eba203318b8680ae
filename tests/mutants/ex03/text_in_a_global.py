# breaks: 3.2
# kind: lost
# needs: 1
# The text is kept in a global until the lock is taken: another thread replaces it, so one text is lost and one comes twice.
import sys
import threading

lock = threading.Lock()
text = ""


def safe_print(*values, sep=" ", end="\n", file=None):
    global text
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with lock:
        out.write(text)
