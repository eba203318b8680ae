"""Workers begin with the last item; after a failure no more are begun."""

import threading


def pool_map(func, items, workers):
    if not workers >= 1:
        raise ValueError("at least one worker")
    stack = list(enumerate(items))
    results = [None] * len(stack)
    failures = []

    def work():
        while not failures:
            try:
                i, item = stack.pop()
            except IndexError:
                return
            try:
                results[i] = func(item)
            except Exception as e:
                failures.append((i, e))

    ts = [threading.Thread(target=work) for _ in range(min(workers, len(stack)))]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    if failures:
        raise min(failures, key=lambda f: f[0])[1]
    return results
