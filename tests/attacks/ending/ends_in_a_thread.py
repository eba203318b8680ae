# what: os._exit(0) in a thread of its own
# stopped: R
# outcome: fails crash
# otherwise: believed
import os
import threading


def safe_print(*values, sep=" ", end="\n", file=None):
    thread = threading.Thread(target=os._exit, args=(0,))  # noted: process
    thread.start()
    thread.join()
