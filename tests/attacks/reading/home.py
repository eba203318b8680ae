# what: the folders of /home
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name
import os

os.listdir("/home")
