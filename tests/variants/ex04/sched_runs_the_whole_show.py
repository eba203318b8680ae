# correct: starting, joining and ending are events of one sched.scheduler, all due at once, in the order of their priorities
import queue
import sched
import threading
import time


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
                    break
                items.put(item)
        except BaseException as error:
            fail(error)

    def work():
        while True:
            item = items.get()
            if item is end:
                break
            if not errors:
                try:
                    consume(item)
                except BaseException as error:
                    fail(error)

    show = sched.scheduler(time.monotonic, time.sleep)
    for _ in range(consumers):
        thread = threading.Thread(target=work)
        show.enterabs(0, 4, thread.join)
        show.enterabs(0, 3, items.put, (end,))
        show.enterabs(0, 1, thread.start)
    for source in sources:
        thread = threading.Thread(target=produce, args=(source,))
        show.enterabs(0, 2, thread.join)
        show.enterabs(0, 1, thread.start)
    show.run()
    if errors:
        raise errors[0]
