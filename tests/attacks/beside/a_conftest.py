# what: conftest.py, which pytest runs
# stopped: R
# outcome: fails wrong-result
# otherwise: files
# beside: conftest.py
open("@FOLDER@/@MARK@", "w").close()
