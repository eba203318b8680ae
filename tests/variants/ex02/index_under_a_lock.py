# correct: plain threads draw the number of the next item under a lock
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("at least one worker is needed")
    items = list(items)
    results = [None] * len(items)
    errors = {}
    lock = threading.Lock()
    following = 0

    def work():
        nonlocal following
        while True:
            with lock:
                mine = following
                following += 1
            if mine >= len(items):
                return
            try:
                results[mine] = func(items[mine])
            except Exception as error:
                errors[mine] = error

    threads = [threading.Thread(target=work) for _ in range(min(workers, len(items)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return results
