# breaks: 2.1, 2.2, R6
# kind: lost
# needs: 0
# None is the sign to stop, but it may also be an item: a worker that meets it goes home, the item is left out.
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
            if item is None:
                return
            try:
                results[index] = func(item)
            except Exception as error:
                errors[index] = error

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for job in enumerate(items):
        jobs.put(job)
    for thread in threads:
        jobs.put(None)
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results
