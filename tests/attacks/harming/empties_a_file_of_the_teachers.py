# what: emptying a file of the teacher's
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name, changed
import os

os.truncate("@TEACHERS@", 0)
