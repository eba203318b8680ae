# breaks: 1.3
# kind: not-concurrent
# needs: 0
# A semaphore lets two tasks run at a time: a third for which they wait does not begin.
import threading


def run_all(tasks):
    tasks = list(tasks)
    results = [None] * len(tasks)
    errors = [None] * len(tasks)

    slots = threading.Semaphore(2)

    def run(index, task):
        try:
            with slots:
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
