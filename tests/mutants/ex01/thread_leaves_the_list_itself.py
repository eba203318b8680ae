# breaks: R2

"""Threads take themselves off the list of those to wait for, just before they end."""

import threading


def run_all(tasks):
    tasks = list(tasks)
    results = [None] * len(tasks)
    errors = [None] * len(tasks)
    alive = []
    lock = threading.Lock()

    def call(i):
        try:
            results[i] = tasks[i]()
        except Exception as e:
            errors[i] = e
        with lock:
            alive.remove(threading.current_thread())

    for i in range(len(tasks)):
        t = threading.Thread(target=call, args=(i,))
        with lock:
            alive.append(t)
        t.start()
    while alive:
        with lock:
            t = alive[-1] if alive else None
        if t is not None:
            t.join()
    for e in errors:
        if e is not None:
            raise e
    return results
