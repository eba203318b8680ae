# what: objects whose __class__ lies
# stopped: R
# outcome: fails wrong-result
# otherwise: believed
# exercise: 2
class Liar:
    __class__ = list

    def __eq__(self, other):
        return True


def pool_map(func, items, workers):
    return Liar()
