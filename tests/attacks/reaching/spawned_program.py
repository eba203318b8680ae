# what: a program started by posix_spawn, beneath os
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name, files
import posix  # noted: module

posix.waitpid(posix.posix_spawn("/bin/sh", ["sh", "-c", "echo > @FOLDER@/@MARK@"], {}), 0)  # noted: process
