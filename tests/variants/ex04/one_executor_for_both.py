# correct: one ThreadPoolExecutor for producers and consumers; the consumers are submitted first and stay busy to the end
import queue
import threading
from concurrent.futures import ThreadPoolExecutor, wait


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("consumers and capacity must be at least 1")
    sources = list(sources)
    line = queue.Queue(maxsize=capacity)
    end = object()
    failed = threading.Event()
    failure = queue.SimpleQueue()

    def fail(error):
        failure.put(error)
        failed.set()

    def producer(source):
        try:
            for item in source:
                line.put(item)
                if failed.is_set():
                    return
        except Exception as error:
            fail(error)

    def consumer():
        while (item := line.get()) is not end:
            if failed.is_set():
                continue
            try:
                consume(item)
            except Exception as error:
                fail(error)

    with ThreadPoolExecutor(max_workers=consumers + len(sources)) as pool:
        eating = [pool.submit(consumer) for _ in range(consumers)]
        wait([pool.submit(producer, source) for source in sources])
        for _ in eating:
            line.put(end)
    if failed.is_set():
        raise failure.get()
