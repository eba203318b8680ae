# what: a sitecustomize.py for the next submission
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name, files
with open("@FOLDER@/sitecustomize.py", "w") as file:
    file.write("pass")
