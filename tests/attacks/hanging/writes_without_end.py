# what: endless notes of the check: writing without end
# stopped: R
# outcome: fails
# otherwise: hangs
def safe_print(*values, sep=" ", end="\n", file=None):
    while True:
        file.write("x" * 1000)
