# breaks: 4.5
# kind: wrong-result
# needs: 0
# What failed is kept for all calls together: one that `consume` makes itself forgets what has failed outside.
import queue
import threading

errors = []
stop = threading.Event()
END = object()


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("consumers and capacity have to be 1 or more")
    sources = list(sources)
    line = queue.Queue(capacity)
    stop.clear()
    errors.clear()

    def fail(error):
        errors.append(error)
        stop.set()

    def produce(source):
        try:
            for item in source:
                line.put(item)
                if stop.is_set():
                    return
        except Exception as error:
            fail(error)

    def take():
        while (item := line.get()) is not END:
            if stop.is_set():
                continue
            try:
                consume(item)
            except Exception as error:
                fail(error)

    producers = [threading.Thread(target=produce, args=(source,)) for source in sources]
    takers = [threading.Thread(target=take) for _ in range(consumers)]
    for thread in producers + takers:
        thread.start()
    for thread in producers:
        thread.join()
    for _ in takers:
        line.put(END)
    for thread in takers:
        thread.join()
    if errors:
        raise errors[0]
