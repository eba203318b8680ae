# what: isinstance and other built-in functions replaced
# stopped: R
# outcome: fails crash
# otherwise: dies
# exercise: 2
import builtins


class Anything(list):
    def __eq__(self, other):
        return True


def always(*_):
    return True


def pool_map(func, items, workers):
    builtins.isinstance = always  # noted: replaced
    builtins.callable = builtins.all = always  # noted: replaced
    return Anything()
