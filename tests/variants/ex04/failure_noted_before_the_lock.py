# correct: a failure is noted outside the lock, then everybody is woken inside it
import threading
from collections import deque


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("out of range")
    sources = list(sources)
    lock = threading.Lock()
    room, filled = threading.Condition(lock), threading.Condition(lock)
    buf, errors = deque(), []
    left = len(sources)

    def fail(e):
        errors.append(e)
        with lock:
            room.notify_all()
            filled.notify_all()

    def prod(s):
        nonlocal left
        try:
            for x in s:
                with room:
                    while len(buf) >= capacity and not errors:
                        room.wait()
                    if errors:
                        break
                    buf.append(x)
                    filled.notify()
        except Exception as e:
            fail(e)
        with lock:
            left -= 1
            if not left:
                filled.notify_all()

    def cons():
        while True:
            with filled:
                while not buf and left:
                    filled.wait()
                if errors or not buf:
                    return
                x = buf.popleft()
                room.notify()
            try:
                consume(x)
            except Exception as e:
                return fail(e)

    ts = [threading.Thread(target=cons) for _ in range(consumers)] + [
        threading.Thread(target=prod, args=(s,)) for s in sources
    ]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    if errors:
        raise errors[0]
