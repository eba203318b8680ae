# what: an exception whose __str__ and __repr__ end the process
# stopped: R
# outcome: fails wrong-exception
# otherwise: believed
import os


class Exits(Exception):
    def __str__(self):
        os._exit(0)  # noted: process

    __repr__ = __str__


def safe_print(*values, sep=" ", end="\n", file=None):
    raise Exits
