"""The stop sign, an object of its own class, is compared with `==`."""

import queue
import threading


class Stop:
    pass


STOP = Stop()


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    q = queue.Queue()
    n = 0
    for n, item in enumerate(items, 1):
        q.put((n, item))
    for _ in range(workers):
        q.put((0, STOP))
    out = {}

    def work():
        while True:
            i, item = q.get()
            if i == 0 and item == STOP:
                break
            try:
                out[i] = [func(item)]
            except Exception as e:
                out[i] = e
            finally:
                q.task_done()
        q.task_done()

    ts = [threading.Thread(target=work) for _ in range(workers)]
    for t in ts:
        t.start()
    q.join()
    for t in ts:
        t.join()
    for i in range(1, n + 1):
        if type(out[i]) is not list:
            raise out[i]
    return [out[i][0] for i in range(1, n + 1)]
