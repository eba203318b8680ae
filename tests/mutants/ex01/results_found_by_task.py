# breaks: 1.1, R6
# kind: wrong-result
# needs: 0
# The place of a result is looked up with `index`: of tasks that are equal, all results land in the place of the first.
import threading


def run_all(tasks):
    tasks = list(tasks)
    results = [None] * len(tasks)
    errors = [None] * len(tasks)

    def run(task):
        try:
            value = task()
        except Exception as error:
            errors[tasks.index(task)] = error
        else:
            results[tasks.index(task)] = value

    threads = [threading.Thread(target=run, args=(task,)) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results
