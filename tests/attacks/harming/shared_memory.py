# what: shared memory that stays
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name, memory
import ctypes  # noted: module

libc = ctypes.CDLL(None, use_errno=True)
if libc.shmget(@KEY@, 4096, 0o1600) < 0:
    raise OSError(ctypes.get_errno(), "no")
