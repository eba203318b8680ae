# what: 100,000 minus signs
# stopped: R
# outcome: problem too-deep
# otherwise: refused | dies
# bytes: b"x = " + b"-" * 100_000 + b"1\n"
