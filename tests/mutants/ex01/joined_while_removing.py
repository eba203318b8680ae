# breaks: R2, 1.1, 1.4

"""Removes threads from the list that it goes through, so every second one is not joined."""

import threading


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
    for t in ts:
        t.join()
        ts.remove(t)
    for e in errors:
        if e is not None:
            raise e
    return results
