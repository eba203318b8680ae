# what: site-packages
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name
import os

os.listdir(os.path.join(os.path.dirname(os.__file__), "site-packages"))
