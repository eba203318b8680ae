# what: a thread that is no daemon left behind
# stopped: R
# outcome: fails leaked-thread
# otherwise: hangs
import threading

lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    threading.Thread(target=threading.Event().wait).start()
    with lock:
        file.write(sep.join(map(str, values)) + end)
