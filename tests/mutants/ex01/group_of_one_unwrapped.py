# breaks: 1.4
# kind: wrong-exception
# Takes an ExceptionGroup that a task raises for one of its own, and raises what is in it.
import threading


def run_all(tasks):
    values = {}
    errors = {}

    def body(place, task):
        try:
            values[place] = task()
        except* Exception as group:
            errors[place] = group.exceptions[0]

    threads = [threading.Thread(target=body, args=(place, task)) for place, task in enumerate(tasks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return [values[place] for place in range(len(threads))]
