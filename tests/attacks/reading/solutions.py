# what: ../solutions, by its path
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name
open("@FOLDER@/solutions/ex03_safe_print.py").read()
