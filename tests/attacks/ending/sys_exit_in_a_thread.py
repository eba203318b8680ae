# what: sys.exit(0) in a thread that was to do the work
# stopped: R
# outcome: fails wrong-result
# otherwise: refused
# exercise: 2
import sys
import threading


def pool_map(func, items, workers):
    results = []
    thread = threading.Thread(target=lambda: (sys.exit(0), results.extend(map(func, items))))
    thread.start()
    thread.join()
    return results
