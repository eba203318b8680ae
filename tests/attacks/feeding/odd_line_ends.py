# what: every kind of line end
# stopped: R
# outcome: passes
# otherwise: believed
# bytes: SOLUTION.replace(b"\n", b"\r\n") + b"x = 1\ry = 2\x0c\n"
