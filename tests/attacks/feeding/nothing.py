# what: no byte at all
# stopped: R
# outcome: problem missing-name
# otherwise: refused
# bytes: b""
