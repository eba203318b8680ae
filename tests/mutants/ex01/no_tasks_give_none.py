# breaks: 1.1
# kind: wrong-result
# needs: 0
# Without tasks the call returns None, not an empty list.
import threading


def run_all(tasks):
    tasks = list(tasks)
    if not tasks:
        return
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
    for error in errors:
        if error is not None:
            raise error
    return results
