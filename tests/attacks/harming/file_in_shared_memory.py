# what: a file in /dev/shm
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name, files
open("/dev/shm/@MARK@", "w").close()
