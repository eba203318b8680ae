# correct: the loop variable is an attribute of a global threading.local, so each thread has one of its own; generators everywhere
import queue
import threading

mine = threading.local()


def read(source, broken):
    for mine.item in source:
        yield mine.item
        if broken.is_set():
            break


def until(end, get):
    while True:
        mine.item = get()
        if mine.item is end:
            return
        yield mine.item


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("bad number")
    line, end = queue.Queue(capacity), object()
    broken, failures = threading.Event(), []

    def loop(items, function):
        for item in items:
            try:
                function(item)
            except Exception as error:
                failures.append(error)
                broken.set()

    def checked(source):
        try:
            yield from read(source, broken)
        except Exception as error:
            failures.append(error)
            broken.set()

    def consume_while_well(item):
        if not broken.is_set():
            consume(item)

    producers = [threading.Thread(target=loop, args=(checked(source), line.put)) for source in list(sources)]
    takers = [threading.Thread(target=loop, args=(until(end, line.get), consume_while_well)) for _ in range(consumers)]
    for thread in [*producers, *takers]:
        thread.start()
    for thread in producers:
        thread.join()
    for _ in takers:
        line.put(end)
    for thread in takers:
        thread.join()
    if failures:
        raise failures[0]
