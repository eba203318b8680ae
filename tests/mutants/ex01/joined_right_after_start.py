# breaks: 1.3
# kind: not-concurrent
# needs: 0
# Each thread is joined before the next is started: tasks that wait for each other wait for ever.
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
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results
