# what: a lock of the system taken twice, beneath the virtual ones
# stopped: R
# outcome: problem out-of-time
# otherwise: hangs
# seconds: 0.5
from importlib import _bootstrap  # noted: module

lock = _bootstrap._thread.allocate_lock()
lock.acquire()
lock.acquire()
