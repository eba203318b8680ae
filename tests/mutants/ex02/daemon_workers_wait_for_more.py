# breaks: R2
# kind: leaked-thread
# needs: 0
# Waits until all jobs are done, but the daemon workers are never told to stop.
import queue
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    items = list(items)
    results = [None] * len(items)
    errors = [None] * len(items)
    jobs = queue.Queue()

    def work():
        while True:
            index, item = jobs.get()
            try:
                results[index] = func(item)
            except Exception as error:
                errors[index] = error
            jobs.task_done()

    threads = [threading.Thread(target=work, daemon=True) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for job in enumerate(items):
        jobs.put(job)
    jobs.join()
    for error in errors:
        if error is not None:
            raise error
    return results
