# breaks: R4
# kind: deadlock
# needs: 1
# The caller looks at the counter outside the condition's lock, then waits: if the last task ends in between, the notification is lost.
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

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(tasks)]
    for thread in threads:
        thread.start()
    while left > 0:
        with changed:
            changed.wait()
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results
