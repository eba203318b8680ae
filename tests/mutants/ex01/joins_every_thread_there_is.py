# breaks: R4, 1.1, 1.2

"""Joins every thread of the program, so calls within tasks wait for each other for ever."""

import threading


def run_all(tasks):
    results, errors = {}, {}

    def call(i, task):
        try:
            results[i] = task()
        except Exception as e:
            errors[i] = e

    n = 0
    for n, task in enumerate(tasks, 1):
        threading.Thread(target=call, args=(n, task)).start()
    for t in threading.enumerate():
        if t is not threading.current_thread():
            t.join()
    if errors:
        raise errors[min(errors)]
    return [results[i] for i in range(1, n + 1)]
