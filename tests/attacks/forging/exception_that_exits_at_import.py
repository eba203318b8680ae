# what: an exception whose __str__ ends the process, raised while it is imported
# stopped: R
# outcome: problem error-at-import
# otherwise: believed
import os


class Exits(Exception):
    def __str__(self):
        os._exit(0)  # noted: process

    __repr__ = __str__


raise Exits
