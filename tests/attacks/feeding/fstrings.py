# what: f-strings within each other
# stopped: R
# outcome: problem
# otherwise: refused | dies
# bytes: b"x = " + b"f\"{" * 150 + b"1" + b"}\"" * 150
