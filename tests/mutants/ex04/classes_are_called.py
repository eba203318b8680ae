# breaks: 4.1
# kind: wrong-result
# needs: 0
# An item that can be called is called first, as if it were a job; a class is an item like others.
import queue
import threading

END = object()


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("consumers and capacity have to be 1 or more")
    sources = list(sources)
    line = queue.Queue(capacity)
    errors = []

    def produce(source):
        try:
            for item in source:
                line.put(item)
                if errors:
                    return
        except Exception as error:
            errors.append(error)

    def take():
        while (item := line.get()) is not END:
            if errors:
                continue
            try:
                consume(item() if callable(item) else item)
            except Exception as error:
                errors.append(error)

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
