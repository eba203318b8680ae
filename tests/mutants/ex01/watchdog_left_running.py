# breaks: R2
# kind: leaked-thread
# needs: 0
# A timer that would warn of slow tasks is started and never cancelled: its thread outlives the call.
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

    watchdog = threading.Timer(60, print, ["tasks are slow"])
    watchdog.daemon = True
    watchdog.start()
    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(tasks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results
