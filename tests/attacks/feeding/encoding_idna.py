# what: the encoding idna
# stopped: R
# outcome: passes
# otherwise: believed
# bytes: b"# coding: idna\n" + SOLUTION
