# correct: every item travels in a tuple of one, the end is an empty tuple; iter() compares with ==, but never looks into the box
import queue
from threading import Thread


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError(consumers, capacity)
    boxes = queue.Queue(capacity)
    failures = []

    def produce(source):
        try:
            for item in source:
                boxes.put((item,))
                if failures:
                    break
        except Exception as failure:
            failures.append(failure)

    def unpack():
        for (item,) in iter(boxes.get, ()):
            try:
                if not failures:
                    consume(item)
            except Exception as failure:
                failures.append(failure)

    producers = [Thread(target=produce, args=(source,)) for source in list(sources)]
    unpackers = [Thread(target=unpack) for _ in range(consumers)]
    for thread in (*producers, *unpackers):
        thread.start()
    for thread in producers:
        thread.join()
    for _ in unpackers:
        boxes.put(())
    for thread in unpackers:
        thread.join()
    if failures:
        raise failures[0]
