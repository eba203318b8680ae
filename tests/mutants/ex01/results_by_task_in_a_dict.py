# breaks: 1.1, R6
# kind: wrong-result
# needs: 0
# The results stand in a dictionary with the tasks as keys: of tasks that are equal, or the same one given twice, one result wins, and
# an unhashable callable gives a TypeError.
import threading


def run_all(tasks):
    tasks = list(tasks)
    results = {task: None for task in tasks}
    errors = [None] * len(tasks)

    def run(index, task):
        try:
            results[task] = task()
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
    return [results[task] for task in tasks]
