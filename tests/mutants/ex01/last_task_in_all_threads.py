# breaks: 1.1, 1.2
# kind: duplicated
# needs: 0
# The closures read the loop's variables when the threads run, and by then the loop is over: the last task runs in all threads.
import threading


def run_all(tasks):
    tasks = list(tasks)
    results = [None] * len(tasks)
    errors = [None] * len(tasks)
    threads = []
    for index, task in enumerate(tasks):

        def run():
            try:
                results[index] = task()
            except Exception as error:
                errors[index] = error

        threads.append(threading.Thread(target=run))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results
