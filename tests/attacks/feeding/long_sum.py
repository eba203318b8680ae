# what: a sum of 50,000 terms
# stopped: R
# outcome: problem too-deep
# otherwise: refused | dies
# bytes: b"x = 1" + b" + 1" * 50_000
