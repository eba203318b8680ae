# what: usercustomize.py, the same
# stopped: R
# outcome: fails wrong-result
# otherwise: files
# beside: usercustomize.py
open("@FOLDER@/@MARK@", "w").close()
