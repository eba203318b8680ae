# correct: a ticket lock: each call draws a number (atomic in itertools.count) and waits until it is served
import itertools
import sys
import threading

_tickets = itertools.count()
_hall = threading.Condition()
_serving = 0


def safe_print(*values, sep=" ", end="\n", file=None):
    global _serving
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    mine = next(_tickets)
    with _hall:
        _hall.wait_for(lambda: _serving == mine)
    try:
        out.write(text)
    finally:
        with _hall:
            _serving += 1
            _hall.notify_all()
