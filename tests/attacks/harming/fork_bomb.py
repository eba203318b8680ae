# what: children that fork, each in a session of its own
# stopped: R
# outcome: problem missing-name
# otherwise: refused, process
import fcntl  # noted: module
import os
import posix  # noted: module

reader, writer = posix.pipe()


def bomb():
    for _ in range(5):
        if not posix.fork():
            os.setsid()
    lock = os.open("@LOCK@", os.O_RDWR | os.O_APPEND)
    fcntl.flock(lock, fcntl.LOCK_SH)
    os.write(lock, f"{os.getpid()} ".encode())  # noted: descriptor
    os.write(writer, b"x")
    os.closerange(0, lock)
    posix.read(posix.pipe()[0], 1)


try:
    if not posix.fork():
        bomb()
    posix.read(reader, 1)
except PermissionError:
    pass
