# breaks: 2.3

"""As many workers as any call has asked for."""

import threading

size = 0


def pool_map(func, items, workers):
    global size
    if workers < 1:
        raise ValueError("workers")
    size = max(size, workers)
    items = list(items)
    jobs = list(enumerate(items))
    out, err = {}, {}

    def work():
        while True:
            try:
                i, item = jobs.pop(0)
            except IndexError:
                return
            try:
                out[i] = func(item)
            except Exception as e:
                err[i] = e

    ts = [threading.Thread(target=work) for _ in range(size)]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    if err:
        raise err[min(err)]
    return [out[i] for i in range(len(items))]
