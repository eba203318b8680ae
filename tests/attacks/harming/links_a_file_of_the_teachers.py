# what: a hard link to a file of the teacher's
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name, changed, files
import os

os.link("@TEACHERS@", "@FOLDER@/@MARK@")
