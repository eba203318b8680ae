# what: a number of 200,000 digits
# stopped: R
# outcome: problem syntax-error
# otherwise: refused
# bytes: b"x = " + b"9" * 200_000 + b"\n"
