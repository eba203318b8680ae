# what: the list of processes
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name
import os

os.listdir("/proc")
