# breaks: 2.4
# kind: thread-exception
# needs: 0
# What `func` raises ends the worker and never reaches the caller.
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    items = list(items)
    results = [None] * len(items)
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
            results[index] = func(items[index])

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
