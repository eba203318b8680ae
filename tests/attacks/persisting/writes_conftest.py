# what: a conftest.py for the next submission
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name, files
with open("@FOLDER@/conftest.py", "w") as file:
    file.write("raise SystemExit(0)")
