# correct: an unbounded SimpleQueue, bounded by a semaphore of slots; from-star import; the consumers drain after a failure
from queue import SimpleQueue
from threading import *


def run_pipeline(sources, consume, consumers, capacity):
    if not (consumers >= 1 and capacity >= 1):
        raise ValueError(f"{consumers=}, {capacity=}")
    sources = [*sources]
    line, slots, broken = SimpleQueue(), BoundedSemaphore(capacity), Event()
    errors = SimpleQueue()

    class Over:
        pass

    def note(error):
        errors.put(error)
        broken.set()

    def producer(source):
        try:
            for item in source:
                slots.acquire()
                line.put(item)
                if broken.is_set():
                    break
        except Exception as error:
            note(error)

    def consumer():
        while (item := line.get()) is not Over:
            slots.release()
            if not broken.is_set():
                try:
                    consume(item)
                except Exception as error:
                    note(error)

    ins = [Thread(target=producer, args=(source,)) for source in sources]
    outs = [Thread(target=consumer, daemon=True) for _ in range(consumers)]
    [thread.start() for thread in outs]
    [thread.start() for thread in ins]
    [thread.join() for thread in ins]
    [line.put(Over) for _ in outs]
    [thread.join() for thread in outs]
    if not errors.empty():
        raise errors.get()
