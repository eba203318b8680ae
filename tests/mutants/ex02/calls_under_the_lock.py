# breaks: 2.3
# kind: not-concurrent
# needs: 0
# `func` is called while the lock is held: one call at a time.
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    jobs = list(enumerate(items))[::-1]
    results = [None] * len(jobs)
    errors = [None] * len(jobs)
    lock = threading.Lock()

    def work():
        while True:
            with lock:
                if not jobs:
                    return
                index, item = jobs.pop()
                try:
                    results[index] = func(item)
                except Exception as error:
                    errors[index] = error

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results
