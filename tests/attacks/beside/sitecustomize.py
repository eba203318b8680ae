# what: sitecustomize.py, which Python runs when it starts
# stopped: R
# outcome: fails wrong-result
# otherwise: files
# beside: sitecustomize.py
open("@FOLDER@/@MARK@", "w").close()
