# what: a constant of gigabytes
# stopped: R
# outcome: passes
# otherwise: believed
# bytes: b"def f(): return 9**9**9, \"x\" * 2**40\n" + SOLUTION
