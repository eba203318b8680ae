"""Results in dictionaries by thread object."""

import threading


def run_all(tasks):
    results, errors = {}, {}

    def call(task):
        me = threading.current_thread()
        try:
            results[me] = task()
        except Exception as e:
            errors[me] = e

    threads = [threading.Thread(target=call, args=(task,)) for task in tasks]
    for t in threads: t.start()
    for t in threads: t.join()
    for t in threads:
        if t in errors:
            raise errors[t]
    return list(map(results.get, threads))
