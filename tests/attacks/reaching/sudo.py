# what: sudo
# stopped: B
# outcome: problem error-at-import
# otherwise: problem exits, files
import posix  # noted: module

posix.execv("/bin/sh", ["sh", "-c", "sudo -n true; echo > @FOLDER@/@MARK@"])  # noted: process
