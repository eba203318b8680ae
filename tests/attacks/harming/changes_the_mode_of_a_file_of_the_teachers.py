# what: chmod on a file of the teacher's
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name, changed
import os

os.chmod("@TEACHERS@", 0o777)
