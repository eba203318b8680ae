# what: results whose __eq__ is always true
# stopped: R
# outcome: fails wrong-result
# otherwise: believed
# exercise: 2
class Equal(list):
    def __eq__(self, other):
        return True

    def __len__(self):
        return 3


def pool_map(func, items, workers):
    return Equal()
