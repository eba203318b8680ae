"""Each worker sleeps a little after each item."""

import queue
import threading
import time


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    q = queue.Queue()
    results = []
    errors = []
    for item in items:
        q.put((len(results), item))
        results.append(None)
        errors.append(None)

    def work():
        while True:
            try:
                i, item = q.get(block=False)
            except queue.Empty:
                break
            try:
                results[i] = func(item)
            except Exception as e:
                errors[i] = e
            time.sleep(0.01)

    ts = [threading.Thread(target=work) for _ in range(workers)]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    for e in errors:
        if e is not None:
            raise e
    return results
