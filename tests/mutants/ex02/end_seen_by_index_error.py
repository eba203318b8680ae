# breaks: 2.4
# kind: wrong-exception
# needs: 0
# An IndexError tells that no items are left, also one that `func` raises: it is taken for the end.
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    jobs = list(enumerate(items))[::-1]
    results = [None] * len(jobs)
    errors = [None] * len(jobs)

    def work():
        while True:
            try:
                index, item = jobs.pop()
                results[index] = func(item)
            except IndexError:
                return
            except Exception as error:
                errors[index] = error

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results
