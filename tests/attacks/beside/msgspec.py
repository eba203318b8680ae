# what: a module with the name of one that the grader needs
# stopped: R
# outcome: fails wrong-result
# otherwise: files
# beside: msgspec.py
open("@FOLDER@/@MARK@", "w").close()
