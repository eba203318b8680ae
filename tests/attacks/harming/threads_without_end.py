# what: threads without end
# stopped: R
# outcome: fails crash
# otherwise: hangs | dies
# slow: some workers use up their time
import threading


def safe_print(*values, sep=" ", end="\n", file=None):
    gate = threading.Event()
    while True:
        threading.Thread(target=gate.wait).start()
