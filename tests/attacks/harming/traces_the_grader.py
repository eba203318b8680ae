# what: ptrace on the grader, which is to end with the tracer
# stopped: R
# outcome: problem error-at-import
# otherwise: refused, killed | refused
import ctypes  # noted: module
import os

SEIZE, EXITKILL = 0x4206, 1 << 20
libc = ctypes.CDLL(None, use_errno=True)
if libc.ptrace(SEIZE, @GRADER@, None, ctypes.c_void_p(EXITKILL)):
    raise OSError(ctypes.get_errno(), "no")
