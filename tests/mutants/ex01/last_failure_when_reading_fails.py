# breaks: 1.4
# kind: wrong-exception
# needs: 0
# Where reading the tasks raises, the last task that failed is told of: neither the first one nor what reading raised.
import threading


def run_all(tasks):
    results, errors, threads = {}, {}, []
    broken = None

    def run(place, task):
        try:
            results[place] = task()
        except Exception as error:
            errors[place] = error

    try:
        for pair in enumerate(tasks):
            thread = threading.Thread(target=run, args=pair)
            thread.start()
            threads.append(thread)
    except Exception as error:
        broken = error
    for thread in threads:
        thread.join()
    if errors:
        raise errors[max(errors) if broken else min(errors)]
    if broken:
        raise broken
    return [results[place] for place in range(len(threads))]
