# breaks: 2.5, R7
# kind: late
# needs: 0
# The check of `workers` stands in a thread of its own and is noticed only after that has ended.
import threading


def pool_map(func, items, workers):
    problem = []

    def check():
        if workers < 1:
            problem.append(ValueError("workers must be at least 1"))

    checker = threading.Thread(target=check)
    checker.start()
    checker.join()
    if problem:
        raise problem[0]
    items = list(items)
    results = [None] * len(items)
    errors = {}
    slots = threading.Semaphore(workers)

    def call(index, item):
        with slots:
            try:
                results[index] = func(item)
            except Exception as error:
                errors[index] = error

    threads = [threading.Thread(target=call, args=pair) for pair in enumerate(items)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return results
