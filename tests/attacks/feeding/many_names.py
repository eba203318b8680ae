# what: 20,000 functions
# stopped: R
# outcome: passes
# otherwise: believed
# slow: they are made before each run
# bytes: b"".join(b"def f%d(): pass\n" % n for n in range(12_000)) + SOLUTION
