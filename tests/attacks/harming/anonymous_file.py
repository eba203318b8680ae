# what: memory outside of the limit, by memfd_create
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name
import os

os.memfd_create("x")
