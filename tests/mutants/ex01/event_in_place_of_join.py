# breaks: R2
# kind: leaked-thread
# needs: 1
# Waits for an event that the last task sets, but joins nobody: that thread may still be on its way out when the call returns.
import threading


def run_all(tasks):
    tasks = list(tasks)
    if not tasks:
        return []
    results = [None] * len(tasks)
    errors = [None] * len(tasks)
    left = len(tasks)
    lock = threading.Lock()
    all_done = threading.Event()

    def run(index, task):
        nonlocal left
        try:
            results[index] = task()
        except Exception as error:
            errors[index] = error
        with lock:
            left -= 1
            if left == 0:
                all_done.set()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(tasks)]
    for thread in threads:
        thread.start()
    all_done.wait()
    for error in errors:
        if error is not None:
            raise error
    return results
