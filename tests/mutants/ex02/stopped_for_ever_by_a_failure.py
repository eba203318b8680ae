# breaks: 2.1, 2.2

"""The flag that a call has failed is never taken back."""

import threading
import queue

failed = threading.Event()


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    q = queue.Queue()
    out, errors = {}, {}
    n = 0
    for n, item in enumerate(items, 1):
        q.put((n, item))

    def work():
        while not failed.is_set():
            try:
                i, item = q.get_nowait()
            except queue.Empty:
                return
            try:
                out[i] = func(item)
            except Exception as e:
                errors[i] = e
                failed.set()

    ts = [threading.Thread(target=work) for _ in range(workers)]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    if errors:
        raise errors[min(errors)]
    return [out.get(i) for i in range(1, n + 1)]
