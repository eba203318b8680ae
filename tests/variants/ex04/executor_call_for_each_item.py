# correct: each item is a call submitted to an executor; a semaphore bounds how many wait
import threading
from concurrent.futures import ThreadPoolExecutor


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("out of range")
    sources = list(sources)
    if not sources:
        return
    slots, errors = threading.BoundedSemaphore(capacity), []
    with ThreadPoolExecutor(len(sources)) as readers, ThreadPoolExecutor(consumers) as workers:

        def read(s):
            try:
                for x in s:
                    slots.acquire()
                    if errors:
                        slots.release()
                        return
                    workers.submit(one, x)
            except Exception as e:
                errors.append(e)

        def one(x):
            slots.release()
            if errors:
                return
            try:
                consume(x)
            except Exception as e:
                errors.append(e)

        for f in [readers.submit(read, s) for s in sources]:
            f.result()
    if errors:
        raise errors[0]
