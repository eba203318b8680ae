# what: .git/config, which may hold a token
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name
open("@FOLDER@/.git/config").read()
