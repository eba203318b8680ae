# what: sleeping for years while it is imported
# stopped: R
# outcome: problem stuck-at-import
# otherwise: hangs
# then: solution
import time

time.sleep(1e9)
