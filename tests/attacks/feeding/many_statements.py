# what: 20,000 statements
# stopped: R
# outcome: passes
# otherwise: believed
# slow: they are run before each run
# bytes: b"x=1\n" * 20_000 + SOLUTION
