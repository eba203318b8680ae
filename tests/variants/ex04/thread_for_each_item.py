# correct: a dispatcher takes an item only when one of `consumers` permits is free, and starts a thread for it
import queue
import threading


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("out of range")
    sources = list(sources)
    q, end, errors, free = queue.Queue(capacity), object(), [], threading.Semaphore(consumers)

    def prod(s):
        try:
            for x in s:
                q.put(x)
                if errors:
                    break
        except Exception as e:
            errors.append(e)

    def one(x):
        try:
            consume(x)
        except Exception as e:
            errors.append(e)
        finally:
            free.release()

    def dispatch():
        ts = []
        while True:
            free.acquire()
            x = q.get()
            if x is end:
                break
            if errors:
                free.release()
                continue
            t = threading.Thread(target=one, args=(x,))
            ts.append(t)
            t.start()
        for t in ts:
            t.join()

    ps = [threading.Thread(target=prod, args=(s,)) for s in sources]
    d = threading.Thread(target=dispatch)
    d.start()
    for t in ps:
        t.start()
    for t in ps:
        t.join()
    q.put(end)
    d.join()
    if errors:
        raise errors[0]
