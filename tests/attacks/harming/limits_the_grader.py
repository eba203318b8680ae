# what: prlimit on the grader
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name, limits
import resource  # noted: module

resource.prlimit(@GRADER@, resource.RLIMIT_NOFILE, (5, 5))
