# breaks: R4
# kind: deadlock
# needs: 0
# A lock of the module lets one call in at a time: a task that calls run_all itself waits for its own end.
import threading

lock = threading.Lock()


def run_all(tasks):
    with lock:
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
        for thread in threads:
            thread.join()
        for error in errors:
            if error is not None:
                raise error
        return results
