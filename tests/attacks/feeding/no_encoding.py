# what: an encoding that there is not
# stopped: R
# outcome: problem encoding
# otherwise: refused
# bytes: b"# coding: klingon\n" + SOLUTION
