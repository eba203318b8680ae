# what: the library changed for whoever comes next in this process
# stopped: R
# outcome: problem error-at-import
# otherwise: dies
# then: solution
import builtins
import json
import threading

threading.Lock = threading.RLock = json.dumps = None  # noted: replaced
threading.Thread.start = lambda self: None  # noted: replaced
builtins.print = None  # noted: replaced
