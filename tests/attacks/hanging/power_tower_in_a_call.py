# what: 9**9**9 in a call
# stopped: R
# slow: some workers use up their time
# outcome: fails crash
# otherwise: hangs
# seconds: 0.5
def safe_print(*values, sep=" ", end="\n", file=None):
    value = 9
    return value**9**9
