# what: the encoding undefined
# stopped: R
# outcome: problem encoding
# otherwise: refused
# bytes: b"# coding: undefined\n" + SOLUTION
