# correct: the workers read `items` themselves, one at a time under a lock; what reading raises is kept for the caller
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be positive")
    source = enumerate(items)
    reading = threading.Lock()
    trouble = None
    results, errors = {}, {}

    def jobs():
        nonlocal source, trouble
        while True:
            with reading:
                if source is None:
                    return
                try:
                    job = next(source)
                except StopIteration:
                    source = None
                    return
                except Exception as error:
                    source, trouble = None, error
                    return
            yield job

    def work():
        for place, item in jobs():
            try:
                results[place] = func(item)
            except Exception as error:
                errors[place] = error

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if trouble is not None:
        raise trouble
    for place in sorted(errors):
        raise errors[place]
    return [results[place] for place in range(len(results))]
