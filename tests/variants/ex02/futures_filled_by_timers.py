# correct: Timers that are due at once are the workers; they fill futures taken from a queue, one stop sign goes round
from concurrent.futures import Future
from queue import Queue
from threading import Timer


def work(func, jobs):
    while (job := jobs.get()) is not None:
        future, item = job
        try:
            value = func(item)
        except Exception as error:
            future.set_exception(error)
        else:
            future.set_result(value)
    jobs.put(None)  # for the next worker


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    jobs = Queue()
    futures = []
    for item in items:
        futures.append(Future())
        jobs.put((futures[-1], item))
    jobs.put(None)
    timers = [Timer(0, work, kwargs={"func": func, "jobs": jobs}) for _ in range(workers)]
    for timer in timers:
        timer.start()
    for timer in timers:
        timer.join()
    return [future.result() for future in futures]
