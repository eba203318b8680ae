# breaks: 2.1, 2.2

"""Workers share `enumerate(map(…))`: numbers are given when calls end, not when they begin."""

import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    calls = enumerate(map(func, list(items)))
    results = {}
    errors = []

    def work():
        while True:
            try:
                i, value = next(calls)
            except StopIteration:
                return
            except Exception as e:
                errors.append(e)
                continue
            results[i] = value

    ts = [threading.Thread(target=work) for _ in range(workers)]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    if errors:
        raise errors[0]
    return [results[i] for i in sorted(results)]
