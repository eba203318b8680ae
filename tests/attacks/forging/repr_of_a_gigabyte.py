# what: a result with a repr of a gigabyte
# stopped: R
# outcome: fails wrong-result
# otherwise: not tried: takes gigabytes
# exercise: 2
class Long:
    def __repr__(self):
        return "x" * 2**30

    __str__ = __repr__


def pool_map(func, items, workers):
    return Long()
