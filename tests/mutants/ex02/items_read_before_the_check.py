# breaks: 2.5, R7
# kind: late
# needs: 0
# `items` is read to its end before `workers` is looked at.
import threading


def pool_map(func, items, workers):
    items = list(items)
    if workers < 1:
        raise ValueError("workers must be at least 1")
    results = [None] * len(items)
    errors = [None] * len(items)
    lock = threading.Lock()
    following = 0

    def work():
        nonlocal following
        while True:
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
