# what: while True in a call
# stopped: R
# outcome: fails livelock
# otherwise: hangs
# slow: some runs of half a million steps
def safe_print(*values, sep=" ", end="\n", file=None):
    while True:
        pass
