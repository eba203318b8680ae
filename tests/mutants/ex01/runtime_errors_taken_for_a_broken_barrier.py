# breaks: 1.4

"""A RuntimeError of a task is taken for a broken barrier."""

import threading


def run_all(tasks):
    tasks = list(tasks)
    if not tasks:
        return []
    results = [None] * len(tasks)
    errors = [None] * len(tasks)
    b = threading.Barrier(len(tasks))

    def call(i):
        try:
            b.wait()
            results[i] = tasks[i]()
        except RuntimeError:
            pass
        except Exception as e:
            errors[i] = e

    ts = [threading.Thread(target=call, args=(i,)) for i in range(len(tasks))]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    for e in errors:
        if e is not None:
            raise e
    return results
