# what: NUL bytes
# stopped: R
# outcome: problem syntax-error
# otherwise: refused
# bytes: b"x = 1\n\0\n" + SOLUTION
