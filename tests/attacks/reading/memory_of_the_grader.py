# what: the memory of the grader
# stopped: R
# outcome: problem error-at-import
# otherwise: believed
# then: solution
open("/proc/@GRADER@/mem", "rb").close()
