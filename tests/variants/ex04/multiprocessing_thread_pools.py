# correct: two multiprocessing ThreadPools, closed and joined by hand (leaving their with block would not join the workers)
import queue
from multiprocessing.pool import ThreadPool


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("not positive")
    sources = list(sources)
    if not sources:
        return
    q = queue.Queue(capacity)
    stop = object()
    errors = []

    def produce(source):
        try:
            for item in source:
                q.put(item)
                if errors:
                    return
        except Exception as error:
            errors.append(error)

    def work(_):
        for item in iter_until_stop():
            if not errors:
                try:
                    consume(item)
                except Exception as error:
                    errors.append(error)

    def iter_until_stop():
        while (item := q.get()) is not stop:
            yield item

    readers, workers = ThreadPool(len(sources)), ThreadPool(consumers)
    eaten = workers.map_async(work, range(consumers), chunksize=1)
    readers.map(produce, sources, chunksize=1)
    for _ in range(consumers):
        q.put(stop)
    eaten.wait()
    for pool in (readers, workers):
        pool.close()
        pool.join()
    if errors:
        raise errors[0]
