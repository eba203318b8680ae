# what: a evil.pth for the next submission
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name, files
with open("@FOLDER@/evil.pth", "w") as file:
    file.write("import os")
