# what: 10,000 times elif
# stopped: R
# outcome: problem too-deep
# otherwise: refused | dies
# bytes: b"if 0: pass\n" + b"elif 0: pass\n" * 10_000
