# correct: consumers are started one by one as items come
import queue
import threading


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("out of range")
    sources = list(sources)
    q, end, errors, lock, idle, cs = queue.Queue(capacity), object(), [], threading.Lock(), [0], []

    def prod(s):
        try:
            for x in s:
                with lock:
                    if len(cs) < consumers:
                        t = threading.Thread(target=cons)
                        cs.append(t)
                        t.start()
                q.put(x)
                if errors:
                    break
        except Exception as e:
            errors.append(e)

    def cons():
        while (x := q.get()) is not end:
            if errors:
                continue
            try:
                consume(x)
            except Exception as e:
                errors.append(e)

    ps = [threading.Thread(target=prod, args=(s,)) for s in sources]
    for t in ps:
        t.start()
    for t in ps:
        t.join()
    for _ in cs:
        q.put(end)
    for t in cs:
        t.join()
    if errors:
        raise errors[0]
