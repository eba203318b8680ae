# breaks: 3.2
# kind: mixed-output
# needs: 1
# A re-entrant lock of its own that knows its holder by the thread's name. Names are no identities: two threads may have the same.
import sys
import threading


class NamedLock:
    def __init__(self):
        self.changed = threading.Condition()
        self.holder = None
        self.depth = 0

    def __enter__(self):
        name = threading.current_thread().name
        with self.changed:
            while self.depth and self.holder != name:
                self.changed.wait()
            self.holder = name
            self.depth += 1

    def __exit__(self, *exc):
        with self.changed:
            self.depth -= 1
            self.changed.notify()


lock = NamedLock()


def safe_print(*values, sep=" ", end="\n", file=None):
    text = sep.join(map(str, values)) + end
    with lock:
        (sys.stdout if file is None else file).write(text)
