# breaks: 1.1, 1.2

"""Whatever is callable is called, results too."""

import threading


def run_all(tasks):
    tasks = list(tasks)
    results = [None] * len(tasks)
    errors = [None] * len(tasks)

    def call(i):
        try:
            value = tasks[i]
            while callable(value):
                value = value()
            results[i] = value
        except Exception as e:
            errors[i] = e

    ts = [threading.Thread(target=call, args=(i,)) for i in range(len(tasks))]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    for e in errors:
        if e is not None:
            raise e
    return results
