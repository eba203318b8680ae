# breaks: 2.4, R2, R8
# kind: leaked-thread
# needs: 0
# If `items` raises while it is read, no stop sign is put: the workers wait for ever after the call.
import queue
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    results = {}
    errors = {}
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
    for thread in threads:
        jobs.put(None)
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return [results[index] for index in range(len(results))]
