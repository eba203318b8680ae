# what: 99 blocks within each other
# stopped: R
# outcome: problem missing-name
# otherwise: refused
# bytes: b"".join(b" " * n + b"if 1:\n" for n in range(99)) + b" " * 99 + b"pass\n"
