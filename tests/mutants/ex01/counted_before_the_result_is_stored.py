# breaks: 1.1
# kind: lost
# needs: 1
# The thread counts itself as done before it stores its result, and the caller reads the results before it joins.
import threading


def run_all(tasks):
    tasks = list(tasks)
    results = [None] * len(tasks)
    errors = [None] * len(tasks)
    finished = threading.Semaphore(0)

    def run(index, task):
        try:
            value = task()
        except Exception as error:
            errors[index] = error
            finished.release()
            return
        finished.release()
        results[index] = value

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(tasks)]
    for thread in threads:
        thread.start()
    for _ in threads:
        finished.acquire()
    final = list(results)
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return final
