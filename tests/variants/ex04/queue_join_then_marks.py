# correct: task_done and Queue.join tell when everything is consumed; the end marks come after that
import queue
import threading


def run_pipeline(sources, consume, consumers, capacity):
    if consumers <= 0 or capacity <= 0:
        raise ValueError("consumers and capacity must be 1 or more")
    sources = list(sources)
    q = queue.Queue(capacity)
    poison = object()
    first = None
    guard = threading.RLock()

    def oops(error):
        nonlocal first
        with guard:
            first = error if first is None else first

    def read(source):
        try:
            for item in source:
                q.put(item)
                if first is not None:
                    return
        except Exception as error:
            oops(error)

    def use():
        while True:
            item = q.get()
            try:
                if item is poison:
                    return
                if first is None:
                    consume(item)
            except Exception as error:
                oops(error)
            finally:
                q.task_done()

    users = [threading.Thread(target=use, name=f"user-{n}", daemon=True) for n in range(consumers)]
    readers = [threading.Thread(target=read, args=(s,), name=f"reader-{n}") for n, s in enumerate(sources)]
    for thread in users + readers:
        thread.start()
    for thread in readers:
        thread.join()
    q.join()
    for _ in users:
        q.put(poison)
    for thread in users:
        thread.join()
    if first is not None:
        raise first
