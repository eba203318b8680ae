# breaks: R3
# kind: polling
# needs: 0
# The caller waits for an event, but the thread that sets it looks again and again whether the others are done.
import threading
import time


def run_all(tasks):
    tasks = list(tasks)
    results = [None] * len(tasks)
    errors = [None] * len(tasks)
    done = threading.Event()

    def run(index, task):
        try:
            results[index] = task()
        except Exception as error:
            errors[index] = error

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(tasks)]

    def watch():
        while any(thread.is_alive() for thread in threads):
            time.sleep(10)
        done.set()

    for thread in threads:
        thread.start()
    watcher = threading.Thread(target=watch)
    watcher.start()
    done.wait()
    watcher.join()
    for error in errors:
        if error is not None:
            raise error
    return results
