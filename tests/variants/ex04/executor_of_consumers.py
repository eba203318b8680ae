# correct: the consumers live in a ThreadPoolExecutor, the producers are plain threads; nested with blocks end everything
import queue
import threading
from concurrent import futures
from contextlib import ExitStack


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("consumers and capacity: at least 1")
    sources = list(sources)
    if not sources:
        return
    q = queue.Queue(capacity)
    end = object()
    errors = []

    def produce(source):
        try:
            for item in source:
                q.put(item)
                if errors:
                    return
        except Exception as error:
            errors.append(error)

    def consume_all():
        while (item := q.get()) is not end:
            try:
                errors or consume(item)
            except Exception as error:
                errors.append(error)

    with futures.ThreadPoolExecutor(max_workers=consumers) as pool:
        running = [pool.submit(consume_all) for _ in range(consumers)]
        with ExitStack() as stack:
            for source in sources:
                thread = threading.Thread(target=produce, args=(source,))
                thread.start()
                stack.callback(thread.join)
        for _ in running:
            q.put(end)
    if errors:
        raise errors[0]
