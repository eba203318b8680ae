# what: sys.settrace(None) against whoever traces
# stopped: R
# outcome: passes
# otherwise: believed
# then: solution
import sys
import threading

sys.settrace(None)  # noted: tracing
threading.settrace(None)
