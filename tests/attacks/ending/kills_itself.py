# what: SIGKILL to itself
# stopped: R
# outcome: fails crash
# otherwise: dies
import os


def safe_print(*values, sep=" ", end="\n", file=None):
    os.kill(os.getpid(), 9)  # noted: process
