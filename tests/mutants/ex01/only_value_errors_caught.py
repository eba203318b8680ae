# breaks: 1.4
# kind: thread-exception
# needs: 0
# Only ValueError is carried over: any other exception ends its thread, and its result is None.
import threading


def run_all(tasks):
    tasks = list(tasks)
    results = [None] * len(tasks)
    errors = [None] * len(tasks)

    def run(index, task):
        try:
            results[index] = task()
        except ValueError as error:
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
