# what: a chain of 50,000 attributes
# stopped: R
# outcome: problem too-deep
# otherwise: refused | dies
# bytes: b"x = a" + b".a" * 50_000
