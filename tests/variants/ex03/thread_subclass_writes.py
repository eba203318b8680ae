# correct: a thread of its own writes each text and is joined; it hands its exception back
import sys
import threading


class Writer(threading.Thread):
    lock = threading.Lock()

    def __init__(self, out, text):
        super().__init__(daemon=True)
        self.out, self.text, self.error = out, text, None

    def run(self):
        try:
            self.out.write(self.text)
        except Exception as error:
            self.error = error

    def write(self):
        with self.lock:
            self.start()
            self.join()
        if self.error is not None:
            raise self.error


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    Writer(out, sep.join(map(str, values)) + end).write()
