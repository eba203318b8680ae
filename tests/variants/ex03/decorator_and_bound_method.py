# correct: the function is a bound method of a class, synchronised by a decorator
import functools
import sys
import threading


def synchronised(method):
    @functools.wraps(method)
    def wrapper(self, *args, **kwargs):
        with self.lock:
            return method(self, *args, **kwargs)

    return wrapper


class Printer:
    def __init__(self):
        self.lock = threading.RLock()

    @synchronised
    def write(self, out, text):
        out.write(text)

    def safe_print(self, *values, sep=" ", end="\n", file=None):
        if file is None:
            file = sys.stdout
        self.write(file, sep.join(map(str, values)) + end)


safe_print = Printer().safe_print
