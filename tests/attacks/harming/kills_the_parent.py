# what: SIGKILL to the parent of the workers
# stopped: B
# outcome: problem error-at-import
# otherwise: broke
import os

os.kill(os.getppid(), 9)  # noted: process
9**9**9
