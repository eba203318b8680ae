# what: a file that only the teacher may read
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name
open("@SECRET@").read()
