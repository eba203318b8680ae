# breaks: R4
# kind: deadlock
# needs: 1
# A consumer finds nothing, clears the event, waits for it. If the last item and the end come between the look and the
# clearing, their set() is wiped out and the consumer waits for ever.
import threading
from collections import deque


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("consumers and capacity must be at least 1")
    buffer = deque()
    room = threading.Semaphore(capacity)
    news = threading.Event()
    over = False
    errors = []

    def produce(source):
        try:
            for item in source:
                room.acquire()
                buffer.append(item)
                news.set()
                if errors:
                    return
        except Exception as error:
            errors.append(error)

    def work():
        while True:
            ended = over
            try:
                item = buffer.popleft()
            except IndexError:
                if ended:
                    return
                news.clear()
                news.wait()
                continue
            room.release()
            try:
                if not errors:
                    consume(item)
            except Exception as error:
                errors.append(error)

    producers = [threading.Thread(target=produce, args=(s,)) for s in list(sources)]
    workers = [threading.Thread(target=work) for _ in range(consumers)]
    for t in producers + workers:
        t.start()
    for t in producers:
        t.join()
    over = True
    news.set()
    for t in workers:
        t.join()
    if errors:
        raise errors[0]
