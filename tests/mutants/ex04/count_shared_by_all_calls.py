# breaks: 4.1, R4
# kind: deadlock
# needs: 0
# The count of producers is a global: a call that `consume` makes of its own brings the outer one out of step.
import threading
from collections import deque


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("out of range")
    sources = list(sources)
    lock = threading.Lock()
    room, filled = threading.Condition(lock), threading.Condition(lock)
    buf, errors = deque(), []
    global left
    left = len(sources)

    def fail(e):
        with lock:
            errors.append(e)
            room.notify_all()
            filled.notify_all()

    def prod(s):
        global left
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
                while not buf and left and not errors:
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
