# breaks: 2.3
# kind: too-concurrent
# needs: 1
# Waits until fewer than `workers` run, and counts itself in a second step: two threads may both have seen the last free slot.
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    items = list(items)
    results = [None] * len(items)
    errors = [None] * len(items)
    changed = threading.Condition()
    running = 0

    def call(index, item):
        nonlocal running
        with changed:
            while running >= workers:
                changed.wait()
        with changed:
            running += 1
        try:
            results[index] = func(item)
        except Exception as error:
            errors[index] = error
        with changed:
            running -= 1
            changed.notify_all()

    threads = [threading.Thread(target=call, args=pair) for pair in enumerate(items)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results
