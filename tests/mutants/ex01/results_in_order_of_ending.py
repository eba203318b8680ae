# breaks: 1.1
# kind: out-of-order
# needs: 0
# Each thread appends its result when it ends: they stand in the order of ending, not of `tasks`.
import threading


def run_all(tasks):
    results = []
    errors = {}

    def run(index, task):
        try:
            results.append(task())
        except Exception as error:
            errors[index] = error

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(tasks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return results
