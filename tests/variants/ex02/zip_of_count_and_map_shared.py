"""Workers share an iterator that makes the calls; the number is taken first."""

import itertools
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")

    def guarded(item):
        try:
            return True, func(item)
        except Exception as e:
            return False, e

    outcomes = {}
    calls = zip(itertools.count(), map(guarded, list(items)))

    def work():
        for i, outcome in calls:
            outcomes[i] = outcome

    ts = [threading.Thread(target=work) for _ in range(workers)]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    for i in sorted(outcomes):
        if not outcomes[i][0]:
            raise outcomes[i][1]
    return [outcomes[i][1] for i in sorted(outcomes)]
