# correct: two executors; a failing consumer throws items away until its end mark comes
import queue
import threading
from concurrent.futures import ThreadPoolExecutor, wait


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("out of range")
    sources = list(sources)
    q, end, failed, errors = queue.Queue(capacity), object(), threading.Event(), []

    def note(f):
        if f.exception() is not None:
            pass

    def prod(s):
        for x in s:
            if failed.is_set():
                return
            q.put(x)

    def cons():
        while (x := q.get()) is not end:
            if not failed.is_set():
                consume(x)

    def guarded(f, *a):
        try:
            return f(*a)
        except Exception as e:
            errors.append(e)
            failed.set()
            if f is cons:
                while q.get() is not end:
                    pass
            raise

    if not sources:
        return
    with ThreadPoolExecutor(len(sources)) as pp, ThreadPoolExecutor(consumers) as cp:
        cf = [cp.submit(guarded, cons) for _ in range(consumers)]
        pf = [pp.submit(guarded, prod, s) for s in sources]
        wait(pf)
        for _ in cf:
            q.put(end)
        wait(cf)
    if errors:
        raise errors[0]
