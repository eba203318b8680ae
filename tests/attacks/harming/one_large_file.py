# what: a file of a gigabyte
# stopped: B
# outcome: problem error-at-import
# otherwise: problem error-at-import, files
with open("@FOLDER@/@MARK@", "wb") as file:
    file.truncate(2**30)
