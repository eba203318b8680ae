# breaks: R3, R2

"""Each timer looks and starts the next timer."""

import threading


def run_all(tasks):
    tasks = list(tasks)
    results = [None] * len(tasks)
    errors = [None] * len(tasks)
    done = threading.Event()

    def call(i):
        try:
            results[i] = tasks[i]()
        except Exception as e:
            errors[i] = e

    ts = [threading.Thread(target=call, args=(i,)) for i in range(len(tasks))]
    for t in ts:
        t.start()

    def look():
        if any(t.is_alive() for t in ts):
            threading.Timer(1, look).start()
        else:
            done.set()

    look()
    done.wait()
    for e in errors:
        if e is not None:
            raise e
    return results
