"""Workers share `enumerate` of a list: taking the next is one step."""

import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError(workers)
    items = list(items)
    source = enumerate(items)
    results = [None] * len(items)
    errors = {}

    def work():
        for i, item in source:
            try:
                results[i] = func(item)
            except Exception as e:
                errors[i] = e

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    if errors:
        raise errors[min(errors)]
    return results
