# breaks: 2.2
# kind: duplicated
# needs: 2
# The lock is made at its first use: two workers that both find none make two, draw at the same time and get the same number.
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    items = list(items)
    results = [None] * len(items)
    errors = [None] * len(items)
    lock = None
    following = 0

    def work():
        nonlocal following, lock
        while True:
            if lock is None:
                lock = threading.Lock()
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
