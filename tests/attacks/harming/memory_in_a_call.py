# what: memory without end, in a call
# stopped: R
# outcome: fails wrong-exception
# otherwise: not tried: takes gigabytes
# slow: each run fills a gigabyte
def safe_print(*values, sep=" ", end="\n", file=None):
    hoard = []
    while True:
        hoard.append(bytearray(2**20))
