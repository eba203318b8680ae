# what: a program started by the module beneath os
# stopped: B
# outcome: problem error-at-import
# otherwise: problem exits, files
import posix  # noted: module

posix.execv("/bin/sh", ["sh", "-c", "echo > @FOLDER@/@MARK@"])  # noted: process
