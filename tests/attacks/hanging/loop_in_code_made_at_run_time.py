# what: while True in code made at run time, where no scheduling point stands
# stopped: R
# outcome: fails crash
# otherwise: hangs
# slow: some workers use up their time
# seconds: 0.5
def safe_print(*values, sep=" ", end="\n", file=None):
    exec("while True: pass")  # noted: dynamic-code
