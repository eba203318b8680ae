# what: 60,000 statements, just below the limit of bytes
# stopped: R
# outcome: passes
# otherwise: believed
# slow: they are run before each run
# bytes: b"x=1\n" * 60_000 + SOLUTION
