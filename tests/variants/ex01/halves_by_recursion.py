# correct: splits the tasks in halves, each half in a thread of its own; only the leaves, one thread each, run a task
import threading
from dataclasses import dataclass


@dataclass(eq=False)
class Slot:
    task: "object"
    value: "object" = None
    error: "Exception | None" = None

    def fill(self):
        try:
            self.value = self.task()
        except Exception as error:
            self.error = error


def spread(slots):
    if len(slots) == 1:
        slots[0].fill()
        return
    middle = len(slots) // 2
    halves = [threading.Thread(target=spread, args=(part,)) for part in (slots[:middle], slots[middle:])]
    for half in halves:
        half.start()
    for half in halves:
        half.join()


def run_all(tasks):
    slots = [Slot(task) for task in tasks]
    if slots:
        top = threading.Thread(target=spread, args=(slots,))
        top.start()
        top.join()
    for slot in slots:
        if slot.error is not None:
            raise slot.error
    return [slot.value for slot in slots]
