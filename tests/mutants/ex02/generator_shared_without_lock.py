# breaks: 2.1
# kind: wrong-exception
# needs: 1
# The workers call next() on one generator without a lock: if two are inside it at once, it raises "generator already executing".
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    results = {}
    errors = {}
    problems = []

    def numbered():
        index = 0
        for item in items:
            yield index, item
            index += 1

    jobs = numbered()

    def work():
        try:
            for index, item in jobs:
                try:
                    results[index] = func(item)
                except Exception as error:
                    errors[index] = error
        except Exception as error:
            problems.append(error)

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if problems:
        raise problems[0]
    if errors:
        raise errors[min(errors)]
    return [results[index] for index in range(len(results))]
