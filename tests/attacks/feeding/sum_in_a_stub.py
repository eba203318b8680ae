# what: a stub that raises a sum of 1,200 terms
# stopped: R
# outcome: problem too-deep
# otherwise: refused | dies
# bytes: b"def safe_print(*v, **k): raise X" + b" + 1" * 1200 + b"\n"
