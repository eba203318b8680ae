# correct: a single end mark for all consumers; each puts it back for the next one, and the last leaves it in the queue
import queue
import threading as t


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError
    sources = list(sources)
    q = queue.Queue(capacity)
    END = []
    failed = []

    def feed(source):
        try:
            for item in source:
                if failed:
                    break
                q.put(item)
        except Exception as e:
            failed.append(e)

    def eat():
        while True:
            item = q.get()
            if item is END:
                q.put(END)  # there is room: no producer is left, and it was taken out just now
                return
            if not failed:
                try:
                    consume(item)
                except Exception as e:
                    failed.append(e)

    feeders = [t.Thread(target=feed, args=(s,)) for s in sources]
    eaters = [t.Thread(target=eat) for _ in range(consumers)]
    for x in feeders + eaters:
        x.start()
    for x in feeders:
        x.join()
    q.put(END)
    for x in eaters:
        x.join()
    if failed:
        raise failed[0]
