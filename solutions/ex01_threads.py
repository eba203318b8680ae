"""Exercise 1: creating threads. Reference solution."""

import threading


def run_all(tasks):
    """Run every callable of `tasks` in a thread of its own, all at the same time; return their results in order."""
    tasks = list(tasks)  # may be a generator; if reading it raises, no thread has been started yet
    results = [None] * len(tasks)
    errors = [None] * len(tasks)

    # Each thread writes to places of its own in the two lists, so no lock is needed.
    def run(index, task):
        try:
            results[index] = task()
        except Exception as error:
            errors[index] = error

    threads = [threading.Thread(target=run, args=(index, task)) for index, task in enumerate(tasks)]
    for thread in threads:
        thread.start()
    for thread in threads:  # only now: joining each after its start would run them one after the other
        thread.join()

    for error in errors:
        if error is not None:
            raise error
    return results
