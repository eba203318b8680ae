# breaks: R3

"""A scheduler looks twice a second."""

import sched
import threading
import time


def run_all(tasks):
    tasks = list(tasks)
    results = [None] * len(tasks)
    errors = [None] * len(tasks)

    def call(i):
        try:
            results[i] = tasks[i]()
        except Exception as e:
            errors[i] = e

    ts = [threading.Thread(target=call, args=(i,)) for i in range(len(tasks))]
    for t in ts:
        t.start()
    s = sched.scheduler(time.monotonic, time.sleep)

    def look():
        if any(t.is_alive() for t in ts):
            s.enter(0.5, 1, look)

    look()
    s.run()
    for e in errors:
        if e is not None:
            raise e
    return results
