# what: 9**9**9 while it is imported
# stopped: R
# outcome: problem out-of-time
# otherwise: hangs
# seconds: 0.5
value = 9**9**9
