# breaks: 4.5, R4
# kind: deadlock
# needs: 1
# The failing producer wakes a consumer for nothing, which takes that for the end while another producer still puts.
import threading
from collections import deque


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("out of range")
    sources = list(sources)
    slots, filled, lock = threading.Semaphore(capacity), threading.Semaphore(0), threading.Lock()
    buf, errors = deque(), []

    def prod(s):
        try:
            for x in s:
                slots.acquire()
                if errors:
                    slots.release()
                    return
                with lock:
                    buf.append(x)
                filled.release()
        except Exception as e:
            errors.append(e)
            filled.release()

    def cons():
        while True:
            filled.acquire()
            with lock:
                if not buf:
                    return
                x = buf.popleft()
            slots.release()
            if errors:
                continue
            try:
                consume(x)
            except Exception as e:
                errors.append(e)

    ps = [threading.Thread(target=prod, args=(s,)) for s in sources]
    cs = [threading.Thread(target=cons) for _ in range(consumers)]
    for t in ps + cs:
        t.start()
    for t in ps:
        t.join()
    filled.release(consumers)
    for t in cs:
        t.join()
    if errors:
        raise errors[0]
