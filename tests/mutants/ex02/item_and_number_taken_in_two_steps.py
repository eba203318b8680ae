# breaks: 2.1, 2.4
# kind: out-of-order
# needs: 1
# Takes the item and its number in two locked steps: if another worker comes in between, results land in each other's place.
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    waiting = list(items)[::-1]
    results = [None] * len(waiting)
    errors = {}
    lock = threading.Lock()
    taken = 0

    def work():
        nonlocal taken
        while True:
            with lock:
                if not waiting:
                    return
                item = waiting.pop()
            with lock:
                index = taken
                taken += 1
            try:
                results[index] = func(item)
            except Exception as error:
                errors[index] = error

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return results
