# breaks: 1.1
# kind: wrong-exception
# needs: 0
# Takes the length of `tasks` itself: a generator has none, and the caller gets a TypeError.
import threading


def run_all(tasks):
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
