# breaks: 1.1

"""Results are inserted at their place in a list that is still too short."""

import threading


def run_all(tasks):
    results = []
    errors = {}

    def call(i, task):
        try:
            results.insert(i, task())
        except Exception as e:
            errors[i] = e

    ts = [threading.Thread(target=call, args=p) for p in enumerate(tasks)]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    if errors:
        raise errors[min(errors)]
    return results
