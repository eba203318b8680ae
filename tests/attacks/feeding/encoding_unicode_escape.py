# what: the encoding unicode_escape
# stopped: R
# outcome: problem syntax-error
# otherwise: refused
# bytes: b"# coding: unicode_escape\n" + SOLUTION
