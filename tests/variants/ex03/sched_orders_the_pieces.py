# correct: the pieces are events of a private sched.scheduler, all due, ordered by priority, run under one lock
import sched
import sys
import threading
import time

_lock = threading.RLock()


def safe_print(*values, sep=" ", end="\n", file=None):
    target = sys.stdout if file is None else file
    agenda = sched.scheduler(time.monotonic, time.sleep)
    with _lock:
        pieces = [str(value) for value in values]
        # entered backwards: the priority puts them in order
        agenda.enterabs(0, 2 * len(pieces), target.write, (end,))
        for index in reversed(range(len(pieces))):
            agenda.enterabs(0, 2 * index, target.write, (pieces[index],))
            if index:
                agenda.enterabs(0, 2 * index - 1, target.write, (sep,))
        agenda.run()
