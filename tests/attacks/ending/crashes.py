# what: a crash of the interpreter (SIGSEGV)
# stopped: R
# outcome: problem crash
# otherwise: dies
import ctypes  # noted: module

ctypes.string_at(0)
