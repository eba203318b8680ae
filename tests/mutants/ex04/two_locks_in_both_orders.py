# breaks: R4
# kind: deadlock
# needs: 1
# A producer takes the lock of the slots, then that of the statistics; a consumer takes them the other way round: each may
# wait for the other.
import threading


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("consumers and capacity must be at least 1")
    sources = list(sources)
    slots = [None] * capacity
    free = threading.Semaphore(capacity)
    filled = threading.Semaphore(0)
    lock = threading.Lock()
    counting = threading.Lock()
    waiting = 0
    head = tail = 0
    end = object()
    errors = []

    def put(item):
        nonlocal tail, waiting
        free.acquire()
        with lock:
            slots[tail % capacity] = item
            tail += 1
            with counting:
                waiting += 1
        filled.release()

    def take():
        nonlocal head, waiting
        filled.acquire()
        with counting:
            waiting -= 1
            with lock:
                item = slots[head % capacity]
                head += 1
        free.release()
        return item

    def produce(source):
        try:
            for item in source:
                put(item)
                if errors:
                    return
        except Exception as error:
            errors.append(error)

    def work():
        while (item := take()) is not end:
            try:
                if not errors:
                    consume(item)
            except Exception as error:
                errors.append(error)

    producers = [threading.Thread(target=produce, args=(s,)) for s in sources]
    workers = [threading.Thread(target=work) for _ in range(consumers)]
    for t in producers + workers:
        t.start()
    for t in producers:
        t.join()
    for _ in workers:
        put(end)
    for t in workers:
        t.join()
    if errors:
        raise errors[0]
