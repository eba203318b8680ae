# correct: futures without an executor, filled by plain threads
from concurrent.futures import Future
from threading import Thread


def fill(future, task):
    try:
        result = task()
    except Exception as error:
        future.set_exception(error)
    else:
        future.set_result(result)


def run_all(tasks):
    pairs = [(task, Future()) for task in tasks]
    threads = [Thread(target=fill, args=(future, task)) for task, future in pairs]
    for thread in threads:
        thread.start()
    try:
        for _, future in pairs:
            future.exception()  # waits
    finally:
        for thread in threads:
            thread.join()
    return [future.result() for _, future in pairs]
