# breaks: 1.4

"""Exceptions are keys of a dictionary, but some cannot be hashed."""

import threading


def run_all(tasks):
    tasks = list(tasks)
    results = [None] * len(tasks)
    errors = {}

    def call(i):
        try:
            results[i] = tasks[i]()
        except Exception as e:
            errors[e] = i

    ts = [threading.Thread(target=call, args=(i,)) for i in range(len(tasks))]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    if errors:
        raise min(errors, key=errors.get)
    return results
