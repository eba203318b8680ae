# breaks: R4
# kind: deadlock
# needs: 1
# `left -= 1` is a read and a write: if another thread comes in between, one step is lost, nobody is last, and the caller waits for ever.
import threading


def run_all(tasks):
    tasks = list(tasks)
    if not tasks:
        return []
    results = [None] * len(tasks)
    errors = [None] * len(tasks)
    left = len(tasks)
    all_done = threading.Event()

    def run(index, task):
        nonlocal left
        try:
            results[index] = task()
        except Exception as error:
            errors[index] = error
        left -= 1
        if left == 0:
            all_done.set()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(tasks)]
    for thread in threads:
        thread.start()
    all_done.wait()
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results
