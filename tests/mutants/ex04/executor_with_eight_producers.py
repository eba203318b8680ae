# breaks: 4.3
# kind: not-concurrent
# the executor of the producers has at most eight threads: with more sources, the ninth waits for one to end
import queue
import threading
from concurrent.futures import ThreadPoolExecutor, wait


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("consumers and capacity must be at least 1")
    sources = list(sources)
    if not sources:
        return
    end = object()
    items = queue.Queue(capacity)
    lock = threading.Lock()
    errors = []

    def fail(error):
        with lock:
            errors.append(error)

    def produce(source):
        try:
            for item in source:
                if errors:
                    return
                items.put(item)
        except Exception as error:
            fail(error)

    def work():
        while (item := items.get()) is not end:
            if errors:
                continue
            try:
                consume(item)
            except Exception as error:
                fail(error)

    with (ThreadPoolExecutor(max_workers=min(8, len(sources))) as producers,
          ThreadPoolExecutor(max_workers=consumers) as workers):
        reading = [producers.submit(produce, source) for source in sources]
        for _ in range(consumers):
            workers.submit(work)
        wait(reading)
        for _ in range(consumers):
            items.put(end)
    if errors:
        raise errors[0]
