# what: the same with bytes of its own
# stopped: R
# outcome: fails crash
# otherwise: refused
import os


def safe_print(*values, sep=" ", end="\n", file=None):
    os.write(3, b"\0\0\0\x18\x82\xa4type\xa6broken\xa7message\xa2no")  # noted: descriptor
