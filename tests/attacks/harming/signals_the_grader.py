# what: SIGIO, sent to the grader by way of fcntl(F_SETOWN)
# stopped: B
# outcome: problem error-at-import
# otherwise: dies, killed
import fcntl  # noted: module
import os
import socket  # noted: module

ours, theirs = socket.socketpair()
fcntl.fcntl(ours, fcntl.F_SETOWN, @GRADER@)
fcntl.fcntl(ours, fcntl.F_SETFL, os.O_ASYNC | os.O_NONBLOCK)
os.write(theirs.fileno(), b"x")  # noted: descriptor
