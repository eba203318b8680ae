# breaks: R4
# kind: deadlock
# needs: 2
# The lock of the countdown is made at its first use: two threads that both find none make two, and a step of the countdown is lost.
import threading


def run_all(tasks):
    tasks = list(tasks)
    if not tasks:
        return []
    results = [None] * len(tasks)
    errors = [None] * len(tasks)
    left = len(tasks)
    lock = None
    all_done = threading.Event()

    def run(index, task):
        nonlocal left, lock
        try:
            results[index] = task()
        except Exception as error:
            errors[index] = error
        if lock is None:
            lock = threading.Lock()
        with lock:
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
