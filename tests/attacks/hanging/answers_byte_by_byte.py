# what: an answer that comes byte by byte
# stopped: R
# outcome: problem out-of-time
# otherwise: hangs | refused
# seconds: 0.5
import os
from importlib import _bootstrap  # noted: module

pause = _bootstrap._thread.allocate_lock()
pause.acquire()
try:
    os.write(3, (16 * 1024 * 1024).to_bytes(4, "big"))  # noted: descriptor
    for _ in range(100_000):
        os.write(3, b"x")
        pause.acquire(True, 0.01)
except OSError:
    pass
