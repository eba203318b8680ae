# breaks: 2.3
# kind: not-concurrent
# needs: 0
# Each worker has its own share of the items from the start: one that is done early does not help the one with the slow calls.
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    items = list(items)
    results = [None] * len(items)
    errors = [None] * len(items)

    def work(number):
        for index in range(number, len(items), workers):
            try:
                results[index] = func(items[index])
            except Exception as error:
                errors[index] = error

    threads = [threading.Thread(target=work, args=(number,)) for number in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results
