# breaks: 1.1

"""Names threads by the tasks' `__name__`, which not every callable has."""

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

    ts = [
        threading.Thread(target=call, args=(i,), name=tasks[i].__name__) for i in range(len(tasks))
    ]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    for e in errors:
        if e is not None:
            raise e
    return results
