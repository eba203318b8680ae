# what: a child that leaves the session and stays
# stopped: R
# outcome: problem missing-name
# otherwise: refused, process
import fcntl  # noted: module
import os
import posix  # noted: module

reader, writer = posix.pipe()


def stay():
    os.setsid()
    if posix.fork():
        posix._exit(0)  # noted: process
    lock = os.open("@LOCK@", os.O_RDWR)
    fcntl.flock(lock, fcntl.LOCK_EX)
    os.write(lock, str(os.getpid()).encode())  # noted: descriptor
    os.write(writer, b"x")
    os.closerange(0, lock)
    posix.read(posix.pipe()[0], 1)


try:
    if not posix.fork():
        stay()
    posix.read(reader, 1)
except PermissionError:
    pass
