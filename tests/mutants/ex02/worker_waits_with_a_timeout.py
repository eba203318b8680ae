# breaks: R3
# kind: polling
# needs: 0
# The workers look every second whether there is a new job, until they are told to stop.
import queue
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    results = {}
    errors = {}
    jobs = queue.Queue()
    over = threading.Event()

    def work():
        while True:
            try:
                index, item = jobs.get(timeout=1)
            except queue.Empty:
                if over.is_set():
                    return
                continue
            try:
                results[index] = func(item)
            except Exception as error:
                errors[index] = error

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    try:
        for job in enumerate(items):
            jobs.put(job)
    finally:
        over.set()
        for thread in threads:
            thread.join()
    if errors:
        raise errors[min(errors)]
    return [results[index] for index in range(len(results))]
