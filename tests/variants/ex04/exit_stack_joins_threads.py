# correct: context managers start and join the threads
import contextlib
import queue
import threading


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("out of range")
    q, end, errors = queue.Queue(capacity), object(), []

    def prod(s):
        with contextlib.suppress(Stop), noting():
            for x in s:
                q.put(x)
                if errors:
                    raise Stop

    def cons():
        while (x := q.get()) is not end:
            with noting():
                if not errors:
                    consume(x)

    class Stop(BaseException):
        pass

    @contextlib.contextmanager
    def noting():
        try:
            yield
        except Exception as e:
            errors.append(e)

    @contextlib.contextmanager
    def thread(f, *a):
        t = threading.Thread(target=f, args=a)
        t.start()
        try:
            yield
        finally:
            t.join()

    with contextlib.ExitStack() as outer:
        for _ in range(consumers):
            outer.enter_context(thread(cons))
        try:
            with contextlib.ExitStack() as inner:
                for s in sources:
                    inner.enter_context(thread(prod, s))
        finally:
            for _ in range(consumers):
                q.put(end)
    if errors:
        raise errors[0]
