# breaks: R3
# kind: polling
# needs: 0
# Waits by sleeping and looking whether threads are still alive.
import threading
import time


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
    while any(thread.is_alive() for thread in threads):
        time.sleep(0.01)
    for error in errors:
        if error is not None:
            raise error
    return results
