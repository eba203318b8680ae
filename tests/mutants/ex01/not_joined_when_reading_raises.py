# breaks: 1.4, R2, R8
# kind: leaked-thread
# needs: 0
# Starts threads while it reads `tasks`: if reading raises, the exception leaves while those started still run.
import threading


def run_all(tasks):
    results = []
    errors = []
    threads = []

    def run(index, task):
        try:
            results[index] = task()
        except Exception as error:
            errors[index] = error

    for index, task in enumerate(tasks):
        results.append(None)
        errors.append(None)
        thread = threading.Thread(target=run, args=(index, task))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results
