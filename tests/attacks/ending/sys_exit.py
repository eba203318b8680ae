# what: sys.exit(0) in a call
# stopped: R
# outcome: fails wrong-exception
# otherwise: refused
import sys


def safe_print(*values, sep=" ", end="\n", file=None):
    sys.exit(0)
