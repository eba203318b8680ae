# what: a line of 250,000 bytes
# stopped: R
# outcome: passes
# otherwise: believed
# bytes: b"x = \"" + b"a" * 250_000 + b"\"\n" + SOLUTION
