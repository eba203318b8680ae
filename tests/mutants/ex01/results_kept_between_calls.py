# breaks: 1.1
# kind: wrong-result
# needs: 0
# The list of results is a default value, made once: a second call finds the results of the first in it.
import threading


def run_all(tasks, results=[]):
    tasks = list(tasks)
    errors = [None] * len(tasks)
    begin = len(results)
    results.extend([None] * len(tasks))

    def run(index, task):
        try:
            results[begin + index] = task()
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
    return list(results)
