# correct: the outcomes come back through a priority queue, in the order of their places
import threading
from dataclasses import dataclass, field
from queue import PriorityQueue


@dataclass(order=True)
class Outcome:
    place: int
    value: object = field(compare=False, default=None)
    error: object = field(compare=False, default=None)


def run_all(tasks):
    outcomes = PriorityQueue()

    def work(place, task):
        try:
            outcomes.put(Outcome(place, task()))
        except Exception as error:
            outcomes.put(Outcome(place, error=error))

    threads = [threading.Thread(target=work, args=pair) for pair in enumerate(tasks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ordered = [outcomes.get() for _ in threads]
    for outcome in ordered:
        if outcome.error is not None:
            raise outcome.error
    return [outcome.value for outcome in ordered]
