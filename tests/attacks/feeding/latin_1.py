# what: Latin-1 that says so, before the solution
# stopped: R
# outcome: passes
# otherwise: believed
# bytes: b"# coding: latin-1\n# caf\xe9\n" + SOLUTION
