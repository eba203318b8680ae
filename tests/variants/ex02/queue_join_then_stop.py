# correct: waits for queue.join, then stops the daemon workers and joins them; after a failure what is left is thrown away
import queue
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    jobs = queue.SimpleQueue()
    items = list(items)
    for job in enumerate(items):
        jobs.put(job)
    for _ in range(workers):
        jobs.put((None, None))
    outcomes = {}
    failed = False

    def work():
        nonlocal failed
        while True:
            place, item = jobs.get()
            if place is None:
                return
            if failed:
                continue
            try:
                outcomes[place] = (func(item), None)
            except Exception as error:
                outcomes[place] = (None, error)
                failed = True

    team = [threading.Thread(target=work, daemon=True) for _ in range(workers)]
    for member in team:
        member.start()
    for member in team:
        member.join()
    for place in sorted(outcomes):
        if outcomes[place][1] is not None:
            raise outcomes[place][1]
    return [outcomes[place][0] for place in sorted(outcomes)]
