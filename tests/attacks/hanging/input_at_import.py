# what: input() while it is imported
# stopped: R
# outcome: problem reads-stdin
# otherwise: hangs
input()
