# what: printing without end
# stopped: R
# outcome: problem too-much-output
# otherwise: hangs
while True:
    print("x" * 1000)
