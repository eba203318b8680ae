# breaks: 1.1
# kind: lost
# needs: 1
# The list of results is made by the first thread that has one: two that both find none make two lists, and a result is lost.
import threading


def run_all(tasks):
    tasks = list(tasks)
    results = None
    errors = [None] * len(tasks)

    def run(index, task):
        nonlocal results
        try:
            value = task()
            if results is None:
                results = [None] * len(tasks)
            results[index] = value
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
    return results if results is not None else []
