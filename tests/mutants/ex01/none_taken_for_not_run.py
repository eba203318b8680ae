# breaks: 1.2, 1.1

"""A task that returns None is taken for one that was not run, and run again."""

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
    for i in range(len(tasks)):
        if errors[i] is not None:
            raise errors[i]
        if results[i] is None:
            results[i] = tasks[i]()
    return results
