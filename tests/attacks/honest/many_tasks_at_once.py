# what: a thread for each task, however many
# stopped: R
# outcome: passes
# otherwise: believed
# exercise: 1
import threading


def run_all(tasks):
    results, errors = {}, {}

    def work(number, task):
        try:
            results[number] = task()
        except BaseException as error:
            errors[number] = error

    threads = []
    try:
        for number, task in enumerate(tasks):
            threads.append(threading.Thread(target=work, args=(number, task)))
            threads[-1].start()
    finally:
        for thread in threads:
            thread.join()
    if errors:
        raise errors[min(errors)]
    return [results[number] for number in range(len(threads))]
