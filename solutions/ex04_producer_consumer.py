"""Exercise 4: queues. Reference solution."""

import queue
import threading


def run_pipeline(sources, consume, consumers, capacity):
    """One producer thread a source puts its items into one bounded queue; `consumers` threads take and consume them."""
    if consumers < 1:
        raise ValueError("consumers must be at least 1")
    if capacity < 1:
        raise ValueError("capacity must be at least 1")
    sources = list(sources)  # before any thread is there: should this raise, there is nothing to clean up

    items = queue.Queue(maxsize=capacity)
    end = object()  # nobody else has this object, so it cannot be an item
    failures = []  # in the order in which they happened

    def produce(source):
        try:
            for item in source:
                items.put(item)
                if failures:
                    return
        except Exception as error:
            failures.append(error)

    def take_and_consume():
        # After a failure the items are still taken, only not consumed: so no producer stays blocked on a full queue.
        while (item := items.get()) is not end:
            if failures:
                continue
            try:
                consume(item)
            except Exception as error:
                failures.append(error)

    producers = [threading.Thread(target=produce, args=(source,)) for source in sources]
    takers = [threading.Thread(target=take_and_consume) for _ in range(consumers if sources else 0)]
    for thread in producers + takers:
        thread.start()

    # Only when no producer is left can nothing follow, and then each consumer gets an end mark of its own.
    for thread in producers:
        thread.join()
    for _ in takers:
        items.put(end)
    for thread in takers:
        thread.join()

    if failures:
        raise failures[0]
