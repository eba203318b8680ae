# what: writing into a file of the teacher's
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name, changed
open("@TEACHERS@", "a").write("points = 0")
