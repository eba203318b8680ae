# correct: starts threads while it reads, all wait at an event; if reading raises, they are sent home before their tasks begin
import threading


def run_all(tasks):
    gate = threading.Event()
    go = False
    outcomes = []
    threads = []

    def guest(place, task):
        gate.wait()
        if not go:
            return
        try:
            outcomes[place] = (True, task())
        except Exception as error:
            outcomes[place] = (False, error)

    try:
        for task in tasks:
            outcomes.append(None)
            thread = threading.Thread(target=guest, args=(len(outcomes) - 1, task))
            threads.append(thread)
            thread.start()
        go = True
    finally:
        gate.set()
        for thread in threads:
            thread.join()
    for worked, outcome in outcomes:
        if not worked:
            raise outcome
    return [outcome for _, outcome in outcomes]
