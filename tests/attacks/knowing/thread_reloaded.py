# what: _thread loaded anew
# stopped: R
# outcome: passes
# otherwise: believed
# then: solution
import _thread  # noted: module
import importlib  # noted: module

importlib.reload(_thread)
