# breaks: 1.1, R2

"""The semaphore that counts ended tasks begins with as many as there are tasks."""

import threading


def run_all(tasks):
    tasks = list(tasks)
    results = [None] * len(tasks)
    errors = [None] * len(tasks)
    s = threading.Semaphore(len(tasks))

    def call(i):
        try:
            results[i] = tasks[i]()
        except Exception as e:
            errors[i] = e
        s.release()

    ts = [threading.Thread(target=call, args=(i,)) for i in range(len(tasks))]
    for t in ts:
        t.start()
    for _ in ts:
        s.acquire()
    for e in errors:
        if e is not None:
            raise e
    return results
