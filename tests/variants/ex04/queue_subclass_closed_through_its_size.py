# correct: a Queue subclass that looks non-empty once it is closed
import queue
import threading


class Closable(queue.Queue):
    def _init(self, maxsize):
        super()._init(maxsize)
        self.closed = False
        self.END = object()

    def close(self):
        with self.mutex:
            self.closed = True
            self.not_empty.notify_all()
            self.not_full.notify_all()

    def _qsize(self):
        return len(self.queue) or (1 if self.closed else 0)

    def _get(self):
        return self.queue.popleft() if self.queue else self.END


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("out of range")
    sources = list(sources)
    q, errors = Closable(capacity), []

    def prod(s):
        try:
            for x in s:
                q.put(x)
                if errors:
                    break
        except Exception as e:
            errors.append(e)

    def cons():
        while (x := q.get()) is not q.END:
            if errors:
                continue
            try:
                consume(x)
            except Exception as e:
                errors.append(e)

    ps = [threading.Thread(target=prod, args=(s,)) for s in sources]
    cs = [threading.Thread(target=cons) for _ in range(consumers)]
    for t in cs + ps:
        t.start()
    for t in ps:
        t.join()
    q.close()
    for t in cs:
        t.join()
    if errors:
        raise errors[0]
