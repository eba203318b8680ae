# breaks: 2.2, 2.1, R4

"""Ellipsis is the stop sign, and it is an item like any other."""

import queue
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    q = queue.Queue()
    results, errors = {}, {}
    items = list(items)

    def work():
        while (job := q.get())[1] is not ...:
            i, item = job
            try:
                results[i] = func(item)
            except Exception as e:
                errors[i] = e

    for i, item in enumerate(items):
        q.put((i, item))
    for _ in range(workers):
        q.put((None, ...))
    ts = [threading.Thread(target=work) for _ in range(workers)]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    if errors:
        raise errors[min(errors)]
    return [results.get(i) for i in range(len(items))]
