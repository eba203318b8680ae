# correct: A callable object under the wanted name.
import sys
import threading


class Printer:
    def __init__(self):
        self.lock = threading.Lock()

    def __call__(self, *values, sep=" ", end="\n", file=None):
        out = file if file is not None else sys.stdout
        s = sep.join("{!s}".format(v) for v in values) + end
        with self.lock:
            out.write(s)


safe_print = Printer()
