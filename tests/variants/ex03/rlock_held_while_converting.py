# correct: converts under a re-entrant lock, so that a value's own safe_print passes through
from threading import *
import sys

guard = RLock()


def safe_print(*values, sep=" ", end="\n", file=None):
    if file is None:
        file = sys.stdout
    with guard:
        text = sep.join([str(value) for value in values])
        file.write(text + end)
