"""Prints and logs a lot, and uses three kinds of queues."""

import logging
import queue
import threading

logging.basicConfig(level=logging.INFO)


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError(f"workers must be positive, not {workers}")
    todo = queue.LifoQueue()
    done = queue.PriorityQueue()
    total = 0
    for i, item in enumerate(items):
        todo.put((i, item))
        total += 1
    for _ in range(workers):
        todo.put(None)
    # a LIFO queue gives the stop signs first: turn it round
    line = queue.SimpleQueue()
    backwards = []
    while not todo.empty():
        backwards.append(todo.get())
    for job in reversed(backwards):
        line.put(job)

    def work():
        while (job := line.get()) is not None:
            i, item = job
            logging.info("item %d", i)
            try:
                done.put((i, id(job), (True, func(item))))
            except Exception as e:
                logging.exception("failed")
                done.put((i, id(job), (False, e)))
            print("done", i, flush=True)

    ts = [threading.Thread(target=work, name=f"w{n}") for n in range(workers)]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    out = [done.get()[2] for _ in range(total)]
    for good, value in out:
        if not good:
            raise value
    return [value for _, value in out]
