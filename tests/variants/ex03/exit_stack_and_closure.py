# correct: a closure over a condition used as a plain lock, taken through an ExitStack
import contextlib
import sys
import threading


def make_safe_print():
    condition = threading.Condition(threading.Lock())
    calls = 0

    def safe_print(*values, sep=" ", end="\n", file=None):
        nonlocal calls
        with contextlib.ExitStack() as stack:
            out = sys.stdout if file is None else file
            text = sep.join(map(str, values)) + end
            stack.enter_context(condition)
            calls += 1
            out.write(text)

    return safe_print


safe_print = make_safe_print()
