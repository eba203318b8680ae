# what: a switch interval of a day, for a program without a lock
# stopped: R
# outcome: fails mixed-output
# otherwise: believed
import sys

sys.setswitchinterval(86400)  # noted: interpreter


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    out.write(sep.join(map(str, values)) + end)
