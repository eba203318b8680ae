"""One thread puts two items into a queue, two others take them out while it is not empty. Is all taken?"""

import queue
import threading

items: queue.Queue[int] = queue.Queue()
taken: list[int] = []


def produce() -> None:
    """Put two items."""
    for item in range(2):
        items.put(item)


def consume() -> None:
    """Take items until there are no more."""
    while not items.empty():
        taken.append(items.get())


threads = [threading.Thread(target=target) for target in (produce, consume, consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{len(taken)} taken, {items.qsize()} left")
