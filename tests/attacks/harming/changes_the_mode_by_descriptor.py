# what: fchmod on a file of the teacher's, opened for nothing
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name, changed
import os

os.fchmod(os.open("@TEACHERS@", os.O_WRONLY | os.O_RDWR), 0o777)
