# breaks: 1.3
# kind: not-concurrent
# needs: 0
# The task runs while a lock is held, so the others cannot run meanwhile.
import threading


def run_all(tasks):
    tasks = list(tasks)
    results = [None] * len(tasks)
    errors = [None] * len(tasks)

    lock = threading.Lock()

    def run(index, task):
        try:
            with lock:
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
