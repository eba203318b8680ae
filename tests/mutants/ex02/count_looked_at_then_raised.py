# breaks: 2.3

"""Waits for a free slot under the lock, and takes it under the lock, but not in one go."""

import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    items = list(items)
    out, err = {}, {}
    cond = threading.Condition()
    running = 0

    def one(i):
        nonlocal running
        while True:
            with cond:
                while running >= workers:
                    cond.wait()
            with cond:
                running += 1
            break
        try:
            out[i] = func(items[i])
        except Exception as e:
            err[i] = e
        with cond:
            running -= 1
            cond.notify_all()

    ts = [threading.Thread(target=one, args=(i,)) for i in range(len(items))]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    if err:
        raise err[min(err)]
    return [out[i] for i in range(len(items))]
