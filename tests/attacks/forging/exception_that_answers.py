# what: an exception whose args, __traceback__ and type's name are properties that raise
# stopped: R
# outcome: fails wrong-exception
# otherwise: dies
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


def safe_print(*values, sep=" ", end="\n", file=None):
    raise Answers
