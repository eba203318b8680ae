# correct: a thread for each item, started only when one of the `workers` slots is free; a finally joins them
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("no workers")
    slots = threading.BoundedSemaphore(workers)
    threads, outcomes = [], []

    def call(item, outcome):
        try:
            outcome["value"] = func(item)
        except Exception as error:
            outcome["error"] = error
        finally:
            slots.release()

    try:
        for item in items:
            outcome = {}
            thread = threading.Thread(target=call, args=(item, outcome))
            slots.acquire()
            thread.start()
            threads.append(thread)
            outcomes.append(outcome)
    finally:
        for thread in threads:
            thread.join()
    for outcome in outcomes:
        if "error" in outcome:
            raise outcome["error"]
    return [outcome["value"] for outcome in outcomes]
