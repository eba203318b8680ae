# what: whether a file of the teacher's exists
# stopped: A
# outcome: problem error-at-import
# otherwise: problem missing-name
import os

os.stat("@SECRET@")
