# what: 100,000 opening brackets
# stopped: R
# outcome: problem
# otherwise: refused | dies
# bytes: b"x = " + b"(" * 100_000
