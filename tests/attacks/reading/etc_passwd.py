# what: /etc/passwd
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name
open("/etc/passwd").read()
