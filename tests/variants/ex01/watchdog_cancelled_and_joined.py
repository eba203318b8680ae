"""A timer that tells of slow tasks, cancelled and joined in the end."""

import threading


def run_all(tasks):
    tasks = list(tasks)
    results = [None] * len(tasks)
    errors = [None] * len(tasks)

    def body(i):
        try:
            results[i] = tasks[i]()
        except Exception as e:
            errors[i] = e

    def warn():
        print("this takes long")

    watchdog = threading.Timer(60, warn)
    watchdog.start()
    try:
        threads = [threading.Thread(target=body, args=(i,)) for i in range(len(tasks))]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
    finally:
        watchdog.cancel()
        watchdog.join()
    for e in errors:
        if e is not None:
            raise e
    return results
