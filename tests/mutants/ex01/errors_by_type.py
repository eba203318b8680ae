# breaks: 1.4

"""Of several errors of one type the last is kept."""

import threading


def run_all(tasks):
    tasks = list(tasks)
    results = [None] * len(tasks)
    errors = {}
    lock = threading.Lock()

    def call(i):
        try:
            results[i] = tasks[i]()
        except Exception as e:
            with lock:
                errors[type(e)] = (i, e)

    ts = [threading.Thread(target=call, args=(i,)) for i in range(len(tasks))]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    if errors:
        raise min(errors.values(), key=lambda p: p[0])[1]
    return results
