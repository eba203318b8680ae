# what: 10,000 functions within each other
# stopped: R
# outcome: problem too-deep
# otherwise: refused | dies
# bytes: b"x = " + b"lambda: " * 10_000 + b"1"
