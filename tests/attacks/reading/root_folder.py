# what: the list of the root folder
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name
import os

os.listdir("/")
