# breaks: 1.1, 1.2
# kind: duplicated
# needs: 1
# The threads draw the number of their task from a shared counter without a lock: two may draw the same one.
import threading


def run_all(tasks):
    tasks = list(tasks)
    results = [None] * len(tasks)
    errors = [None] * len(tasks)
    free = 0

    def run():
        nonlocal free
        index = free
        free = index + 1
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
