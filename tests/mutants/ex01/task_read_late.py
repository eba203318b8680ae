# breaks: 1.1, 1.2
# kind: duplicated
# needs: 1
# The thread reads the loop's variable `task` after it has begun: if the loop goes on first, it runs the next task, and its own is lost.
import threading


def run_all(tasks):
    tasks = list(tasks)
    results = [None] * len(tasks)
    errors = [None] * len(tasks)
    threads = []
    for index, task in enumerate(tasks):

        def run(index=index):
            try:
                results[index] = task()
            except Exception as error:
                errors[index] = error

        thread = threading.Thread(target=run)
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results
