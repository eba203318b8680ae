# breaks: 1.4, R2
# kind: leaked-thread
# needs: 0
# Raises as soon as a failed thread is joined, while the threads after it still run.
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
    for thread, index in zip(threads, range(len(tasks))):
        thread.join()
        if errors[index] is not None:
            raise errors[index]
    return results
