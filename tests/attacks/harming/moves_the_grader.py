# what: sched_setaffinity on the grader
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name, Cpus_allowed
import os

processors = sorted(os.sched_getaffinity(0))
os.sched_setaffinity(@GRADER@, processors[:1])
