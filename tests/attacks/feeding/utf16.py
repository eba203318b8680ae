# what: UTF-16
# stopped: R
# outcome: problem encoding
# otherwise: refused
# bytes: SOLUTION.decode().encode("utf-16")
