# breaks: 4.5
# kind: thread-exception
# needs: 0
# `sources` is taken for a list where something fails: a generator has no length.
import threading
from collections import deque

def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError('must be at least 1')
    free = threading.Semaphore(capacity)
    filled = threading.Semaphore(0)
    buffer = deque()
    failures = []

    def fail(error):
        failures.append(error)
        free.release(len(sources) + 1)
        filled.release(consumers)

    def produce(source):
        try:
            for item in source:
                free.acquire()
                if failures:
                    return
                buffer.append(item)
                filled.release()
        except Exception as error:
            fail(error)

    def take():
        while True:
            filled.acquire()
            if failures:
                return
            try:
                item = buffer.popleft()
            except IndexError:
                return
            free.release()
            try:
                consume(item)
            except Exception as error:
                fail(error)
    producers = [threading.Thread(target=produce, args=(s,)) for s in sources]
    takers = [threading.Thread(target=take) for _ in range(consumers)]
    for t in producers + takers:
        t.start()
    for t in producers:
        t.join()
    for _ in takers:
        filled.release()
    for t in takers:
        t.join()
    if failures:
        raise failures[0]

