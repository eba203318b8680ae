# what: what is not UTF-8
# stopped: R
# outcome: problem encoding
# otherwise: believed
# bytes: b"# caf\xe9\n" + SOLUTION
