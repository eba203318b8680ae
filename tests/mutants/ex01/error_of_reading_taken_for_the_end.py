# breaks: 1.4, R2, R8
# kind: wrong-exception
# needs: 0
# Any exception of the iterator counts as its end: if reading raises, the caller is told nothing.
import threading


def run_all(tasks):
    results = []
    errors = []
    threads = []

    def run(index, task):
        try:
            results[index] = task()
        except Exception as error:
            errors[index] = error

    source = iter(tasks)
    while True:
        try:
            task = next(source)
        except Exception:
            break
        index = len(threads)
        results.append(None)
        errors.append(None)
        thread = threading.Thread(target=run, args=(index, task))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results
