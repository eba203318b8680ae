# what: 10 MB of code
# stopped: R
# outcome: problem too-large
# otherwise: hangs
# bytes: b"x = [1, 2]\n" * 900_000
