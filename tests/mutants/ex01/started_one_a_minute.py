# breaks: 1.3

"""Waits a minute for each thread before it starts the next."""

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

    ts = []
    for i in range(len(tasks)):
        t = threading.Thread(target=call, args=(i,))
        t.start()
        t.join(60)
        ts.append(t)
    for t in ts:
        t.join()
    for e in errors:
        if e is not None:
            raise e
    return results
