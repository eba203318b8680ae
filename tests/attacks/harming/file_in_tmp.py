# what: a file in /tmp
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name, files
open("/tmp/@MARK@", "w").close()
