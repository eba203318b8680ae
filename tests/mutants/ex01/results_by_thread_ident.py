# breaks: 1.1

"""Results are kept by the thread's identifier, which a later thread may get again."""

import threading


def run_all(tasks):
    results, errors, order = {}, {}, []

    def call(task):
        me = threading.get_ident()
        try:
            results[me] = task()
        except Exception as e:
            errors[me] = e

    threads = [threading.Thread(target=call, args=(task,)) for task in tasks]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    for t in threads:
        if t.ident in errors:
            raise errors[t.ident]
    return [results[t.ident] for t in threads]
