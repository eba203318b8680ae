# what: a byte order mark before the solution
# stopped: R
# outcome: passes
# otherwise: believed
# bytes: b"\xef\xbb\xbf" + SOLUTION
