# what: a chain of 500 attributes
# stopped: R
# outcome: problem too-deep
# otherwise: refused | dies | believed
# bytes: b"def f(a): return a" + b".a" * 500 + b"\n" + SOLUTION
