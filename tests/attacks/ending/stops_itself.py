# what: SIGSTOP to itself
# stopped: R
# outcome: problem out-of-time
# otherwise: hangs
# seconds: 0.5
import os

os.kill(os.getpid(), 19)  # noted: process
