# breaks: 1.2, 1.4
# kind: lost
# needs: 0
# Once a task has failed, those that have not begun are left out.
import threading


def run_all(tasks):
    tasks = list(tasks)
    results = [None] * len(tasks)
    errors = [None] * len(tasks)

    def run(index, task):
        if any(error is not None for error in errors):
            return
        try:
            results[index] = task()
        except Exception as error:
            errors[index] = error

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(tasks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results
