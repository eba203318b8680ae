# what: a catastrophic regular expression
# stopped: R
# outcome: problem out-of-time
# otherwise: hangs
# seconds: 0.5
import re

re.match(r"(a+)+$", "a" * 50 + "b")
