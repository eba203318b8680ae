# breaks: 1.1
# kind: lost
# needs: 0
# The mark for "no result yet" is (), which a task may give as well.
import threading


def run_all(tasks):
    tasks = list(tasks)
    results = [()] * len(tasks)
    errors = {}

    def run(place, task):
        try:
            results[place] = task()
        except Exception as error:
            errors[place] = error

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(tasks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return [result for result in results if result != ()]
