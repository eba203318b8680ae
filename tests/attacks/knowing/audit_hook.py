# what: a hook on whatever the interpreter does
# stopped: R
# slow: it slows each run down
# outcome: passes
# otherwise: believed
# then: solution
import sys

sys.addaudithook(lambda event, arguments: None)  # noted: tracing
