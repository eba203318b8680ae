"""Each item has a lock, and who gets it does the item."""

import threading
from dataclasses import dataclass
from typing import Any


@dataclass
class Slot:
    item: Any
    taken: threading.Lock
    value: Any = None
    error: Exception | None = None


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    slots = [Slot(item, threading.Lock()) for item in items]

    def work():
        for slot in slots:
            if slot.taken.acquire(blocking=False):
                try:
                    slot.value = func(slot.item)
                except Exception as error:
                    slot.error = error

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for slot in slots:
        if slot.error is not None:
            raise slot.error
    return [slot.value for slot in slots]
