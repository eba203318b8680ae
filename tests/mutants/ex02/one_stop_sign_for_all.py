# breaks: R4
# kind: deadlock
# needs: 0
# Only one stop sign is put into the queue: with two workers or more the others wait for ever.
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
            job = jobs.get()
            if job is None:
                return
            index, item = job
            try:
                results[index] = func(item)
            except Exception as error:
                errors[index] = error

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for job in enumerate(items):
        jobs.put(job)
    jobs.put(None)
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results
