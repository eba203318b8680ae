# correct: the workers run while the caller still reads; the stop signs are put in a finally, so also if reading raises
import threading as t
from queue import SimpleQueue

STOP = object()


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError(f"workers={workers}")
    jobs = SimpleQueue()
    results, errors = {}, {}

    def work():
        for place, item in iter(jobs.get, STOP):
            try:
                results[place] = func(item)
            except Exception as error:
                errors[place] = error

    team = [t.Thread(target=work) for _ in range(workers)]
    for thread in team:
        thread.start()
    try:
        for job in enumerate(items):
            jobs.put(job)
    finally:
        for _ in team:
            jobs.put(STOP)
        for thread in team:
            thread.join()
    if errors:
        raise errors[min(errors)]
    return [results[place] for place in range(len(results))]
