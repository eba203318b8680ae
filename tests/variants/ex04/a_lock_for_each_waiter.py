# correct: waiters queue up with a locked lock of their own, which is released to wake them
import threading
from collections import deque


# plain locks as binary semaphores: each waiter brings a lock of its own
def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("out of range")
    sources = list(sources)
    guard = threading.Lock()
    buf, getters, putters, errors, left = deque(), deque(), deque(), [], [len(sources)]

    def sleep_in(row):
        mine = threading.Lock()
        mine.acquire()
        row.append(mine)
        guard.release()
        mine.acquire()
        guard.acquire()

    def wake(row, everyone=False):
        while row:
            row.popleft().release()
            if not everyone:
                break

    def put(x):
        with guard:
            while len(buf) >= capacity and not errors:
                sleep_in(putters)
            if errors:
                return False
            buf.append(x)
            wake(getters)
            return True

    def get():
        with guard:
            while not buf and left[0] and not errors:
                sleep_in(getters)
            if errors or not buf:
                return ()
            x = buf.popleft()
            wake(putters)
            return (x,)

    def fail(e):
        with guard:
            errors.append(e)
            wake(getters, True)
            wake(putters, True)

    def prod(s):
        try:
            for x in s:
                if not put(x):
                    break
        except Exception as e:
            fail(e)
        with guard:
            left[0] -= 1
            if not left[0]:
                wake(getters, True)

    def cons():
        while x := get():
            try:
                consume(x[0])
            except Exception as e:
                fail(e)

    ts = [threading.Thread(target=prod, args=(s,)) for s in sources] + [
        threading.Thread(target=cons) for _ in range(consumers)
    ]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    if errors:
        raise errors[0]
