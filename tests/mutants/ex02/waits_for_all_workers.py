# breaks: R4
# kind: deadlock
# needs: 0
# All workers meet at a barrier before they leave, but there may be fewer threads than the barrier waits for.
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    items = list(items)
    results = [None] * len(items)
    errors = [None] * len(items)
    lock = threading.Lock()
    meeting = threading.Barrier(workers)
    following = 0

    def work():
        nonlocal following
        while True:
            with lock:
                index = following
                following += 1
            if index >= len(items):
                break
            try:
                results[index] = func(items[index])
            except Exception as error:
                errors[index] = error
        meeting.wait()

    threads = [threading.Thread(target=work) for _ in range(min(workers, len(items)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results
