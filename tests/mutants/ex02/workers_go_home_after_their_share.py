# breaks: 2.3
# kind: not-concurrent
# needs: 0
# A worker that has had its share of the items, rounded up, goes home: one slow call leaves the rest to the others' last rounds.
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    items = list(items)
    results = [None] * len(items)
    errors = [None] * len(items)
    lock = threading.Lock()
    share = -(-len(items) // workers)
    following = 0

    def work():
        nonlocal following
        for _ in range(share):
            with lock:
                index = following
                following += 1
            if index >= len(items):
                return
            try:
                results[index] = func(items[index])
            except Exception as error:
                errors[index] = error

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results
