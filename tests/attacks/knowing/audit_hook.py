# what: a hook on whatever the interpreter does
# stopped: R
# outcome: passes
# otherwise: believed
# then: solution
import sys

sys.addaudithook(lambda event, arguments: None)  # noted: tracing
