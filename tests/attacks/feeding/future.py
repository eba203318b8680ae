# what: annotations of the future in the middle
# stopped: R
# outcome: problem syntax-error
# otherwise: refused
# bytes: SOLUTION + b"from __future__ import annotations\n"
