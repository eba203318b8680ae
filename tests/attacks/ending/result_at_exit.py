# what: atexit writes a result and ends with 0
# stopped: R
# outcome: fails wrong-result
# otherwise: believed
# then: wrong
import atexit  # noted: module
import os


def forge():
    os.write(1, b'{"passed": true}\n')  # noted: descriptor
    os._exit(0)  # noted: process


atexit.register(forge)
