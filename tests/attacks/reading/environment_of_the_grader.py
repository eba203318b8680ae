# what: the environment of the grader
# stopped: R
# outcome: problem error-at-import
# otherwise: believed
# then: solution
open("/proc/@GRADER@/environ").read()
