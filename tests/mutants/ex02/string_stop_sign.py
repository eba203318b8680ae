# breaks: 2.2, 2.1, R4

"""A string is the stop sign, and an item may be equal to it."""

import queue
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    q = queue.Queue()
    results, errors = {}, {}
    order = []
    n = 0
    lock = threading.Lock()

    def work():
        while True:
            with lock:
                item = q.get()
                if item == "STOP":
                    return
                i = len(order)
                order.append(i)
            try:
                results[i] = func(item)
            except Exception as e:
                errors[i] = e

    for n, item in enumerate(items, 1):
        q.put(item)
    for _ in range(workers):
        q.put("STOP")
    ts = [threading.Thread(target=work) for _ in range(workers)]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    if errors:
        raise errors[min(errors)]
    return [results[i] for i in range(n)]
