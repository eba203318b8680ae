# breaks: R4
# kind: deadlock
# needs: 1
# Between `empty()` and `get()` another worker may take the last job: this one then waits for ever.
import queue
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    jobs = queue.Queue()
    for job in enumerate(items):
        jobs.put(job)
    results = [None] * jobs.qsize()
    errors = {}

    def work():
        while not jobs.empty():
            index, item = jobs.get()
            try:
                results[index] = func(item)
            except Exception as error:
                errors[index] = error

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return results
