# what: the command line of another process
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name
open("/proc/@GRADER@/cmdline").read()
