# breaks: 4.3
# kind: thread-exception
# needs: 1
# Whether an item is there and who takes it are decided under the lock one after the other: two consumers see the same item, and one of
# them ends with an IndexError.
import threading
from collections import deque

def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError('out of range')
    sources = list(sources)
    lock = threading.Lock()
    room, filled = (threading.Condition(lock), threading.Condition(lock))
    buf, errors = (deque(), [])
    left = len(sources)

    def fail(e):
        with lock:
            errors.append(e)
            room.notify_all()

    def prod(s):
        nonlocal left
        try:
            for x in s:
                with room:
                    while len(buf) >= capacity and (not errors):
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
                while not buf and left and (not errors):
                    filled.wait()
                if errors or not buf:
                    return
            with filled:
                x = buf.popleft()
                room.notify()
            try:
                consume(x)
            except Exception as e:
                return fail(e)
    ts = [threading.Thread(target=cons) for _ in range(consumers)] + [threading.Thread(target=prod, args=(s,)) for s in sources]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    if errors:
        raise errors[0]
