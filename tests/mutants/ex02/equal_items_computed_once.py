# breaks: 2.2, R6
# kind: lost
# needs: 0
# Remembers results of items seen before: for an item that equals another one `func` may not be called.
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    items = list(items)
    results = [None] * len(items)
    errors = [None] * len(items)
    lock = threading.Lock()
    seen = []
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
                for item, result in list(seen):
                    if item == items[index]:
                        results[index] = result
                        break
                else:
                    results[index] = func(items[index])
                    seen.append((items[index], results[index]))
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
