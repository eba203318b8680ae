# breaks: 2.4
# kind: wrong-exception
# needs: 1
# Keeps the error of the lowest number, but looks and stores without a lock: a later item's error may replace an earlier one's.
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    items = list(items)
    results = [None] * len(items)
    first = None
    lock = threading.Lock()
    following = 0

    def work():
        nonlocal following, first
        while True:
            with lock:
                index = following
                following += 1
            if index >= len(items):
                return
            try:
                results[index] = func(items[index])
            except Exception as error:
                if first is None or index < first[0]:
                    first = (index, error)

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if first is not None:
        raise first[1]
    return results
