# what: a chain of 300 attributes
# stopped: R
# outcome: problem too-deep
# otherwise: refused | dies | believed
# bytes: b"def f(a): return a" + b".a" * 300 + b"\n" + SOLUTION
