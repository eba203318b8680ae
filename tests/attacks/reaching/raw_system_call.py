# what: a TCP connection by system calls alone
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name, reached
import ctypes  # noted: module
import struct

libc = ctypes.CDLL(None, use_errno=True)
number = libc.socket(2, 1, 0)
address = struct.pack("!HHI8x", 0x0200, @PORT@, 0x7F000001)
if libc.connect(number, address, len(address)):
    raise OSError(ctypes.get_errno(), "no")
