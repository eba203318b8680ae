# what: the encoding punycode
# stopped: R
# outcome: problem encoding
# otherwise: refused
# bytes: b"# coding: punycode\n" + SOLUTION
