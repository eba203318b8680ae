# what: os._exit(0) while it is imported
# stopped: R
# outcome: problem exits
# otherwise: believed
import os

os._exit(0)  # noted: process
