# breaks: 1.1, 1.2

"""A global is saved and restored, which is right for a call within a call, not for two side by side."""

import threading

_results = []


def run_all(tasks):
    global _results
    saved = _results
    tasks = list(tasks)
    _results = [None] * len(tasks)
    here = _results

    def call(i):
        try:
            here[i] = (tasks[i](), None)
        except Exception as e:
            here[i] = (None, e)

    ts = [threading.Thread(target=call, args=(i,)) for i in range(len(tasks))]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    out, _results = _results, saved
    for _, e in out:
        if e is not None:
            raise e
    return [v for v, _ in out]
