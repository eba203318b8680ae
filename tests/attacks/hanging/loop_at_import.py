# what: while True while it is imported
# stopped: R
# outcome: problem stuck-at-import
# otherwise: hangs
while True:
    pass
