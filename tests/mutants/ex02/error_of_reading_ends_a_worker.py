# breaks: 2.4, R2, R8
# kind: thread-exception
# needs: 0
# The workers read `items` themselves; what reading raises ends one of them, and the caller is told nothing.
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    jobs = enumerate(items)
    lock = threading.Lock()
    results = {}
    errors = {}

    def work():
        while True:
            with lock:
                job = next(jobs, None)
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
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return [results[index] for index in sorted(results)]
