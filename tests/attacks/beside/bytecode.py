# what: bytecode that is not that of the submission
# stopped: R
# outcome: fails wrong-result
# otherwise: files
# beside: __pycache__/ex03_safe_print.@TAG@.pyc
open("@FOLDER@/@MARK@", "w").close()
