# breaks: 1.4
# kind: wrong-exception
# needs: 1
# Keeps the error of the lowest number, but looks and stores without a lock: a later task's error may replace an earlier one's.
import threading


def run_all(tasks):
    tasks = list(tasks)
    results = [None] * len(tasks)
    first = None

    def run(index, task):
        nonlocal first
        try:
            results[index] = task()
        except Exception as error:
            if first is None or index < first[0]:
                first = (index, error)

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(tasks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if first is not None:
        raise first[1]
    return results
