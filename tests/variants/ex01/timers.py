# correct: a Timer is a thread too, here one that is due at once
from threading import Timer


def run_all(tasks):
    results = {}
    failures = {}

    def attempt(key, task):
        try:
            results[key] = task()
        except Exception as failure:
            failures[key] = failure

    timers = [Timer(0, attempt, (key, task)) for key, task in enumerate(tasks)]
    for timer in timers:
        timer.start()
    for timer in timers:
        timer.join()
    for key in range(len(timers)):
        if key in failures:
            raise failures[key]
    return list(map(results.get, range(len(timers))))
