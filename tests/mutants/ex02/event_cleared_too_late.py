# breaks: R4
# kind: deadlock
# needs: 2
# Between seeing that a number is being drawn and clearing the event, the other worker may finish and set it: that wake-up is
# wiped out, and the worker waits for ever.
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    items = list(items)
    results = [None] * len(items)
    errors = [None] * len(items)
    guard = threading.Lock()
    free = threading.Event()
    drawing = False
    following = 0

    def work():
        nonlocal following, drawing
        while True:
            while True:
                with guard:
                    if not drawing:
                        drawing = True
                        break
                free.clear()
                free.wait()
            index = following
            following = index + 1
            with guard:
                drawing = False
            free.set()
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
