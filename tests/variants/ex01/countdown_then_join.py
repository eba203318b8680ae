# correct: `from threading import *` shadows enumerate; waits for a countdown under a condition, then joins what is about to end
from itertools import count
from threading import *


def run_all(tasks):
    tasks = list(tasks)
    left = len(tasks)
    changed = Condition()
    results = [None] * left
    first = None

    def run(index, task):
        nonlocal left, first
        error = None
        try:
            results[index] = task()
        except Exception as problem:
            error = problem
        with changed:
            if error is not None and (first is None or index < first[0]):
                first = (index, error)
            left -= 1
            if left == 0:
                changed.notify_all()

    threads = [Thread(target=run, args=pair) for pair in zip(count(), tasks)]
    for thread in threads:
        thread.start()
    with changed:
        while left > 0:
            changed.wait()
    for thread in threads:
        thread.join()
    if first is not None:
        raise first[1]
    return results
