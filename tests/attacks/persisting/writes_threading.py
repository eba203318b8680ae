# what: a threading.py for the next submission
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name, files
with open("@FOLDER@/threading.py", "w") as file:
    file.write("pass")
