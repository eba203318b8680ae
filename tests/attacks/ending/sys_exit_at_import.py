# what: sys.exit(0) while it is imported
# stopped: R
# outcome: problem exits
# otherwise: believed
import sys

sys.exit(0)
