# correct: a thread makes one call, then starts the thread for the next item in its line, so that `workers` lines run
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    jobs = list(enumerate(items))
    jobs.reverse()
    results, errors, started = {}, {}, []
    finished = threading.Semaphore(0)
    total = len(jobs)

    def run(place, item):
        try:
            results[place] = func(item)
        except Exception as error:
            errors[place] = error
        following()
        finished.release()

    def following():
        try:
            job = jobs.pop()
        except IndexError:
            return
        thread = threading.Thread(target=run, args=job)
        started.append(thread)
        thread.start()

    for _ in range(workers):
        following()
    for _ in range(total):
        finished.acquire()
    for thread in started:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return [results[place] for place in range(total)]
