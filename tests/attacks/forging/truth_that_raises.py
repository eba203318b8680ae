# what: an attribute whose truth cannot be had
# stopped: R
# outcome: fails wrong-exception
# otherwise: refused
# exercise: 5
class Odd:
    def __bool__(self):
        raise RuntimeError("no")


class BackgroundWorker:
    def __init__(self, task, interval):
        self.running = Odd()

    def start(self):
        return Odd()

    stop = __enter__ = start

    def __exit__(self, *_):
        return Odd()
