# what: folders in each other
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name, files
import os

os.makedirs("@FOLDER@/empty/" + "a/" * 50)
