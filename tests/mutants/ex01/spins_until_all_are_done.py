# breaks: R3
# kind: polling
# needs: 0
# Runs in a circle until all outcomes are there, and only then joins.
import threading


def run_all(tasks):
    tasks = list(tasks)
    results = [None] * len(tasks)
    errors = [None] * len(tasks)
    done = [False] * len(tasks)

    def run(index, task):
        try:
            results[index] = task()
        except Exception as error:
            errors[index] = error
        done[index] = True

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(tasks)]
    for thread in threads:
        thread.start()
    while not all(done):
        pass
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results
