# what: a threading.py in the place of the library's
# stopped: R
# outcome: fails wrong-result
# otherwise: files
# beside: threading.py
open("@FOLDER@/@MARK@", "w").close()
