# breaks: 1.1, 1.4

"""The errors lie in a global that is never emptied: every call after a failed one fails."""

import threading

errors = {}


def run_all(tasks):
    tasks = list(tasks)
    results = [None] * len(tasks)

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
    if errors:
        raise errors[min(errors)]
    return results
