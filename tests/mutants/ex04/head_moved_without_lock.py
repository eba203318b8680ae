# breaks: 4.1
# kind: duplicated
# needs: 1
# Consumers read the slot at the head and move the head without the lock: two of them may take the same item.
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
