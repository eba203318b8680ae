# what: sleeping for years in a call
# stopped: R
# outcome: fails
# otherwise: hangs
import time


def safe_print(*values, sep=" ", end="\n", file=None):
    time.sleep(1e6)
    (sys.stdout if file is None else file).write(sep.join(map(str, values)) + end)
