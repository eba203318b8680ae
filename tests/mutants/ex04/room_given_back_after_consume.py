# breaks: 4.3
# kind: not-concurrent
# needs: 0
# The place of an item is free again only when consume has returned. With a capacity of 1 just one item is under way, however
# many consumers there are.
import threading


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("consumers and capacity must be at least 1")
    sources = list(sources)
    slots = [None] * capacity
    free = threading.Semaphore(capacity)
    filled = threading.Semaphore(0)
    lock = threading.Lock()
    head = tail = 0
    end = object()
    errors = []

    def put(item):
        nonlocal tail
        free.acquire()
        with lock:
            slots[tail % capacity] = item
            tail += 1
        filled.release()

    def take():
        nonlocal head
        filled.acquire()
        with lock:
            item = slots[head % capacity]
            head += 1
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
            free.release()
        free.release()

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
