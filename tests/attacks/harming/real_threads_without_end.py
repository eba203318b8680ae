# what: threads of the system without end
# stopped: R
# outcome: problem error-at-import
# otherwise: hangs | dies
# seconds: 5
from importlib import _bootstrap  # noted: module

gate = _bootstrap._thread.allocate_lock()
gate.acquire()
try:
    for _ in range(1_000_000):
        _bootstrap._thread.start_new_thread(gate.acquire, ())
except RuntimeError:
    raise OSError("no more") from None
