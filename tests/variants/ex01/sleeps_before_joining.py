"""Caller and threads sleep once for no reason."""

import threading
import time


def run_all(tasks):
    tasks = tuple(tasks)
    out = [None] * len(tasks)

    def body(n):
        try:
            out[n] = (True, tasks[n]())
        except BaseException as e:
            out[n] = (False, e)
        time.sleep(0.01)

    ts = [threading.Thread(target=body, args=[n]) for n in range(len(tasks))]
    [t.start() for t in reversed(ts)]
    time.sleep(0.5)
    [t.join() for t in reversed(ts)]
    for good, value in out:
        if not good:
            raise value.with_traceback(None)
    return [value for _, value in out]
