# breaks: 1.4
# kind: thread-exception
# needs: 0
# What a task raises ends its thread and is forgotten: the result is None.
import threading


def run_all(tasks):
    tasks = list(tasks)
    results = [None] * len(tasks)

    def run(index, task):
        results[index] = task()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(tasks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
