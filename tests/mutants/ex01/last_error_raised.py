# breaks: 1.4
# kind: wrong-exception
# needs: 0
# Goes through all errors and keeps the last one.
import threading


def run_all(tasks):
    tasks = list(tasks)
    results = [None] * len(tasks)
    errors = [None] * len(tasks)

    def run(index, task):
        try:
            results[index] = task()
        except Exception as error:
            errors[index] = error

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(tasks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    failure = None
    for error in errors:
        if error is not None:
            failure = error
    if failure is not None:
        raise failure
    return results
