# correct: all threads meet at a Barrier before anything begins; end marks are put by a thread of its own that joins the producers
import queue
import threading


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("consumers or capacity below 1")
    sources = list(sources)
    line = queue.Queue(capacity)
    start = threading.Barrier(len(sources) + consumers)
    nothing = object()
    failures = []

    def at_the_start(function):
        def run(*args):
            start.wait()
            try:
                function(*args)
            except Exception as error:
                failures.append(error)
        return run

    @at_the_start
    def produce(source):
        for item in source:
            line.put(item)
            if failures:
                break

    @at_the_start
    def take():
        while (item := line.get()) is not nothing:
            if failures:
                continue
            try:
                consume(item)
            except Exception as error:
                failures.append(error)

    def close():
        for thread in producers:
            thread.join()
        for _ in takers:
            line.put(nothing)

    producers = [threading.Thread(target=produce, args=(source,)) for source in sources]
    takers = [threading.Thread(target=take) for _ in range(consumers)]
    for thread in producers + takers:
        thread.start()
    closer = threading.Thread(target=close)
    closer.start()
    for thread in takers + [closer]:
        thread.join()
    if failures:
        raise failures[0]
