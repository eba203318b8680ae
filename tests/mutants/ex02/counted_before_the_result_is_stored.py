# breaks: 2.1
# kind: lost
# needs: 1
# The worker reports an item as done before it stores the result, and the caller reads the results before it joins.
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    items = list(items)
    results = [None] * len(items)
    errors = [None] * len(items)
    lock = threading.Lock()
    following = 0
    finished = threading.Semaphore(0)

    def work():
        nonlocal following
        while True:
            with lock:
                index = following
                following += 1
            if index >= len(items):
                return
            try:
                result = func(items[index])
            except Exception as error:
                errors[index] = error
                finished.release()
                continue
            finished.release()
            results[index] = result

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for _ in items:
        finished.acquire()
    final = list(results)
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return final
