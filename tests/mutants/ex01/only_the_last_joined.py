# breaks: 1.1, R2
# kind: early
# needs: 0
# Only the last thread is joined: one that takes longer still runs when the call returns, and its result is missing.
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
    if threads:
        threads[-1].join()
    for error in errors:
        if error is not None:
            raise error
    return results
