# breaks: 1.2
# kind: wrong-result
# needs: 0
# To save a thread, the last task runs in the caller's own.
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

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(tasks[:-1])]
    for thread in threads:
        thread.start()
    if tasks:
        run(len(tasks) - 1, tasks[-1])
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results
