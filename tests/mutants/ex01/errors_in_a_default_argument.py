# breaks: 1.1, 1.4

"""The list of errors is a default argument, so it lives longer than the call."""

import threading


def run_all(tasks, _errors=[]):
    tasks = list(tasks)
    results = [None] * len(tasks)

    def call(i):
        try:
            results[i] = tasks[i]()
        except Exception as e:
            _errors.append((i, e))

    ts = [threading.Thread(target=call, args=(i,)) for i in range(len(tasks))]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    if _errors:
        raise min(_errors, key=lambda p: p[0])[1]
    return results
