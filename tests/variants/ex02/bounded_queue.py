# correct: the caller feeds a queue that holds as many jobs as there are workers, one stop sign each at the end
import queue
import threading

STOP = object()


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    jobs = queue.Queue(maxsize=workers)
    results, errors = [], {}

    def work():
        while (job := jobs.get()) is not STOP:
            place, item = job
            try:
                results[place] = func(item)
            except Exception as error:
                errors[place] = error

    team = [threading.Thread(target=work) for _ in range(workers)]
    for member in team:
        member.start()
    try:
        for place, item in enumerate(items):
            results.append(None)
            jobs.put((place, item))
    finally:
        for _ in team:
            jobs.put(STOP)
        for member in team:
            member.join()
    if errors:
        raise errors[min(errors)]
    return results
