# what: such an exception while it is imported, from a thread too
# stopped: R
# outcome: problem error-at-import
# otherwise: dies
import threading


class Meta(type):
    @property
    def __name__(cls):
        raise KeyError("no")


class Answers(Exception, metaclass=Meta):
    @property
    def args(self):
        raise KeyError("no")

    __traceback__ = __class__ = __cause__ = __context__ = args

    def __str__(self):
        raise KeyError("no")


def fail():
    raise Answers


thread = threading.Thread(target=fail)
thread.start()
thread.join()
fail()
