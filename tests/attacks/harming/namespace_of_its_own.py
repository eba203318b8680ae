# what: a user namespace, in which it would be root
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name | problem error-at-import
import ctypes  # noted: module

libc = ctypes.CDLL(None, use_errno=True)
if libc.unshare(0x10000000):
    raise OSError(ctypes.get_errno(), "no")
