# breaks: R3

"""Looks again and again, with pauses that double."""

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
    delay = 0.001
    while any(t.is_alive() for t in ts):
        time.sleep(delay)
        delay *= 2
    for e in errors:
        if e is not None:
            raise e
    return results
