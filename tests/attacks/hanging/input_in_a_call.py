# what: input() in a call
# stopped: R
# outcome: fails wrong-exception
# otherwise: hangs
def safe_print(*values, sep=" ", end="\n", file=None):
    input()
