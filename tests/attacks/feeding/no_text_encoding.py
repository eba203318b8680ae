# what: an encoding that is none of texts
# stopped: R
# outcome: problem encoding
# otherwise: refused
# bytes: b"# coding: zip\n" + SOLUTION
