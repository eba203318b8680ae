# correct: the outcomes come back through a queue in any order and are matched; the threads are joined after that
import threading as t
from queue import SimpleQueue


def work(place, task, outbox):
    try:
        outbox.put((place, "value", task()))
    except Exception as error:
        outbox.put((place, "error", error))


def run_all(tasks):
    outbox = SimpleQueue()
    threads = [t.Thread(target=work, args=(place, task, outbox), daemon=True) for place, task in enumerate(tasks)]
    [thread.start() for thread in threads]
    values, errors = {}, {}
    for _ in threads:
        match outbox.get():
            case (place, "value", value):
                values[place] = value
            case (place, "error", error):
                errors[place] = error
    [thread.join() for thread in threads]
    if errors:
        raise errors[min(errors)]
    return [values[place] for place in range(len(threads))]
