# what: setxattr on a file of the teacher's
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name, changed
import os

os.setxattr("@TEACHERS@", "user.points", b"100")
