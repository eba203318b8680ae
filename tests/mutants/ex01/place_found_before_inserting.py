# breaks: 1.1
# kind: out-of-order
# needs: 1
# Looks for the place of its result, then inserts it: if another thread inserts in between, the place is no longer right.
import bisect
import threading


def run_all(tasks):
    places = []
    outcomes = []

    def run(index, task):
        try:
            outcome = (task(), None)
        except Exception as error:
            outcome = (None, error)
        place = bisect.bisect(places, index)
        with lock:
            places.insert(place, index)
            outcomes.insert(place, outcome)

    lock = threading.Lock()
    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(tasks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for _, error in outcomes:
        if error is not None:
            raise error
    return [value for value, _ in outcomes]
