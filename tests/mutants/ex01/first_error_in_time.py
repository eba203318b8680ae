# breaks: 1.4
# kind: wrong-exception
# needs: 0
# The exception that happened first is raised, not that of the first failing task in the order of `tasks`.
import threading


def run_all(tasks):
    tasks = list(tasks)
    results = [None] * len(tasks)
    errors = []

    def run(index, task):
        try:
            results[index] = task()
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(tasks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return results
