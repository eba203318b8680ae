# breaks: 1.1, 1.2
# kind: duplicated
# needs: 2
# Waits under the condition until nobody draws a number, but says that it draws one itself after leaving it: two may draw at once,
# and get the same number.
import threading


def run_all(tasks):
    tasks = list(tasks)
    results = [None] * len(tasks)
    errors = [None] * len(tasks)
    free = 0
    drawing = False
    changed = threading.Condition()

    def run():
        nonlocal free, drawing
        with changed:
            while drawing:
                changed.wait()
        drawing = True
        index = free
        free = index + 1
        with changed:
            drawing = False
            changed.notify()
        try:
            results[index] = tasks[index]()
        except Exception as error:
            errors[index] = error

    threads = [threading.Thread(target=run) for _ in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results
