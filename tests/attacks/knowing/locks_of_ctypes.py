# what: locks by ctypes, which no scheduler sees
# stopped: R
# outcome: fails crash
# otherwise: believed
# seconds: 0.5
import ctypes  # noted: module
import sys

lock = ctypes.pythonapi.PyThread_allocate_lock


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    ctypes.pythonapi.PyThread_acquire_lock(ctypes.c_void_p(lock), 1)
    out.write(text)
    ctypes.pythonapi.PyThread_release_lock(ctypes.c_void_p(lock))


lock.restype = ctypes.c_void_p  # noted: replaced
lock = lock()
