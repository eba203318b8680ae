# what: a result printed on standard output
# stopped: R
# outcome: fails wrong-result
# otherwise: believed
# then: wrong
print('{"passed": true, "score": 100.0}')
