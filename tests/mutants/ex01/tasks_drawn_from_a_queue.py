# breaks: 1.2, 1.3

"""As many threads as tasks, but a fast one takes two tasks."""

import queue
import threading


def run_all(tasks):
    q = queue.Queue()
    n = 0
    for n, task in enumerate(tasks, 1):
        q.put((n, task))
    results, errors = {}, {}

    def worker():
        while True:
            try:
                i, task = q.get_nowait()
            except queue.Empty:
                return
            try:
                results[i] = task()
            except Exception as e:
                errors[i] = e

    ts = [threading.Thread(target=worker) for _ in range(n)]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    if errors:
        raise errors[min(errors)]
    return [results[i] for i in range(1, n + 1)]
