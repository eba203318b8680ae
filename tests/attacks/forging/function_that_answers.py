# what: in the place of the function, an object whose attributes all raise
# stopped: R
# outcome: fails wrong-exception
# otherwise: refused
class Answers:
    def __getattribute__(self, name):
        raise RuntimeError("no")

    def __call__(self, *values, **keywords):
        raise RuntimeError("no")


safe_print = Answers()
