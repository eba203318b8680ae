# what: a package with the name of the exercise
# stopped: R
# outcome: fails wrong-result
# otherwise: files
# beside: ex03_safe_print/__init__.py
open("@FOLDER@/@MARK@", "w").close()
