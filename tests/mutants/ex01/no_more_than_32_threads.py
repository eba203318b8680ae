# breaks: 1.3
# kind: not-concurrent
# needs: 0
# No more than 32 threads run at once: of very many tasks that wait for each other the last ones never begin.
import threading


def run_all(tasks):
    tasks = list(tasks)
    results = [None] * len(tasks)
    errors = [None] * len(tasks)
    slots = threading.Semaphore(32)

    def run(index, task):
        try:
            results[index] = task()
        except Exception as error:
            errors[index] = error
        slots.release()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(tasks)]
    for thread in threads:
        slots.acquire()
        thread.start()
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results
