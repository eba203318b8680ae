# what: a module with the name of the grader
# stopped: R
# outcome: fails wrong-result
# otherwise: files
# beside: grader.py
open("@FOLDER@/@MARK@", "w").close()
