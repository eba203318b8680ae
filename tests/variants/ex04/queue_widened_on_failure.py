# correct: a failure makes the queue boundless under its own lock and wakes whoever waits for room, so nobody has to drain it
import math
import queue
import threading


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("consumers < 1 or capacity < 1")
    line = queue.Queue(capacity)
    end = object()
    errors = []

    def give_up(error):
        errors.append(error)
        with line.mutex:
            line.maxsize = math.inf
            line.not_full.notify_all()

    def produce(source):
        try:
            for item in source:
                line.put(item)
                if errors:
                    return
        except Exception as error:
            give_up(error)

    def take():
        while not errors:
            item = line.get()
            if item is end:
                return
            try:
                consume(item)
            except Exception as error:
                give_up(error)

    producers = [threading.Thread(target=produce, args=(source,)) for source in list(sources)]
    takers = [threading.Thread(target=take) for _ in range(consumers)]
    for thread in producers + takers:
        thread.start()
    for thread in producers:
        thread.join()
    for _ in takers:
        line.put(end)
    for thread in takers:
        thread.join()
    if errors:
        raise errors[0]
