# what: a secret through a link of its own
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name, files
import os

os.symlink("@SECRET@", "@FOLDER@/empty/link")
os.open("@FOLDER@/empty/link", os.O_RDONLY)
