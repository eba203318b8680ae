# what: SIGKILL to the grader
# stopped: B
# outcome: problem error-at-import
# otherwise: dies, killed
import posix  # noted: module

posix.kill(@GRADER@, 9)
