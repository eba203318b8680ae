# correct: a consumer that fails gives its permit back to nobody: none is needed after that
import queue
import threading


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("out of range")
    sources = list(sources)
    turn = threading.Semaphore(consumers)
    q, end, errors = queue.Queue(capacity), object(), []

    def prod(s):
        try:
            for x in s:
                q.put(x)
                if errors:
                    break
        except Exception as e:
            errors.append(e)

    def cons():
        while (x := q.get()) is not end:
            if errors:
                continue
            turn.acquire()
            try:
                consume(x)
            except Exception as e:
                errors.append(e)
            else:
                turn.release()

    ps = [threading.Thread(target=prod, args=(s,)) for s in sources]
    cs = [threading.Thread(target=cons) for _ in range(consumers)]
    for t in ps + cs:
        t.start()
    for t in ps:
        t.join()
    for _ in cs:
        q.put(end)
    for t in cs:
        t.join()
    if errors:
        raise errors[0]
