# breaks: 2.2
# kind: duplicated
# needs: 2
# A worker that is woken to draw a number does not look whether another one has come in first: two draw at once.
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    items = list(items)
    results = [None] * len(items)
    errors = [None] * len(items)
    changed = threading.Condition()
    drawing = False
    following = 0

    def work():
        nonlocal following, drawing
        while True:
            with changed:
                if drawing:
                    changed.wait()
                drawing = True
            index = following
            following = index + 1
            with changed:
                drawing = False
                changed.notify()
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
