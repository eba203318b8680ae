# breaks: R2
# kind: leaked-thread
# needs: 1
# Waits until the last worker has said that it leaves, but joins nobody: that thread may still be on its way out when the call returns.
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    items = list(items)
    results = [None] * len(items)
    errors = [None] * len(items)
    lock = threading.Lock()
    following = 0
    at_work = workers
    all_left = threading.Event()

    def work():
        nonlocal following, at_work
        while True:
            with lock:
                index = following
                following += 1
            if index >= len(items):
                break
            try:
                results[index] = func(items[index])
            except Exception as error:
                errors[index] = error
        with lock:
            at_work -= 1
            if at_work == 0:
                all_left.set()

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    all_left.wait()
    for error in errors:
        if error is not None:
            raise error
    return results
