# breaks: 2.3
# kind: too-concurrent
# needs: 0
# Starts a thread for each item: more than `workers` calls run at once.
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    items = list(items)
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

    threads = [threading.Thread(target=work) for _ in items]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results
