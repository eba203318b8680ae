"""Started by `sched`, which sleeps between its events."""

import sched
import threading
import time


def run_all(tasks):
    outcomes = {}

    def work(i, task):
        try:
            outcomes[i] = (task(),)
        except Exception as e:
            outcomes[i] = e

    scheduler = sched.scheduler(time.monotonic, time.sleep)
    threads = [threading.Thread(target=work, args=pair) for pair in enumerate(tasks)]
    for place, t in enumerate(threads):
        scheduler.enter(place * 0.01, 1, t.start)
    scheduler.run()
    for t in threads:
        t.join()
    results = []
    for i in range(len(threads)):
        if isinstance(outcomes[i], tuple):
            results.append(outcomes[i][0])
        else:
            raise outcomes[i]
    return results
