"""The real primitives, saved before anything virtual is put in their place. Imports nothing of ours."""

from __future__ import annotations

import _thread
import builtins
import sys
import time
import traceback

allocate_lock = _thread.allocate_lock
RLock = _thread.RLock
thread_error = _thread.error
TIMEOUT_MAX = _thread.TIMEOUT_MAX
monotonic = time.monotonic
modules = sys.modules
get_frame = sys._getframe
print_exception = traceback.print_exception
import_module = builtins.__import__
thread_module = _thread
time_module = time
