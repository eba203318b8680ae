# breaks: 2.1, 2.4

"""The errors lie in a global that is never emptied: every call after a failed one fails."""

import threading
import queue

errors = {}


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    q = queue.Queue()
    out = {}
    n = 0
    for n, item in enumerate(items, 1):
        q.put((n, item))

    def work():
        while True:
            try:
                i, item = q.get_nowait()
            except queue.Empty:
                return
            try:
                out[i] = func(item)
            except Exception as e:
                errors[i] = e

    ts = [threading.Thread(target=work) for _ in range(workers)]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    if errors:
        raise errors[min(errors)]
    return [out[i] for i in range(1, n + 1)]
