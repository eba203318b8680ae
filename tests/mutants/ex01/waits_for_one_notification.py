# breaks: 1.1, R2
# kind: early
# needs: 0
# Waits once, with `if` in place of `while`: the first task that ends lets the caller go on.
import threading


def run_all(tasks):
    tasks = list(tasks)
    results = [None] * len(tasks)
    errors = [None] * len(tasks)
    left = len(tasks)
    changed = threading.Condition()

    def run(index, task):
        nonlocal left
        try:
            results[index] = task()
        except Exception as error:
            errors[index] = error
        with changed:
            left -= 1
            changed.notify()

    for index, task in enumerate(tasks):
        threading.Thread(target=run, args=(index, task)).start()
    with changed:
        if left > 0:
            changed.wait()
    for error in errors:
        if error is not None:
            raise error
    return results
