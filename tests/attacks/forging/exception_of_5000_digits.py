# what: an exception made with a number of 5,000 digits
# stopped: R
# outcome: fails wrong-exception
# otherwise: refused
def safe_print(*values, sep=" ", end="\n", file=None):
    raise ValueError(10**5000)
