# breaks: R4
# kind: deadlock
# needs: 1
# `left -= 1` is a read and a write: if another worker comes in between, one step is lost and the caller waits for ever.
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    items = list(items)
    results = [None] * len(items)
    errors = [None] * len(items)
    lock = threading.Lock()
    following = 0
    left = len(items)
    all_done = threading.Event()

    def work():
        nonlocal following, left
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
            left -= 1
            if left == 0:
                all_done.set()

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    if items:
        all_done.wait()
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results
