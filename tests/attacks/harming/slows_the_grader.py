# what: setpriority on the grader
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name, nice
import os

os.setpriority(os.PRIO_PROCESS, @GRADER@, 19)
