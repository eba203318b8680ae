# breaks: 3.4
# kind: thread-exception
# needs: 0
# A helper thread writes: what `write` raises ends that thread and never reaches the caller.
import sys
import threading

lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with lock:
        writer = threading.Thread(target=out.write, args=(text,))
        writer.start()
        writer.join()
