# breaks: 4.5
# kind: wrong-exception
# needs: 0
# The results of the futures are asked for in the order of submission: a producer that failed late is reported before a
# consumer that failed first.
import queue
from concurrent.futures import ThreadPoolExecutor, wait


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("consumers and capacity must be at least 1")
    sources = list(sources)
    q = queue.Queue(maxsize=capacity)
    done = object()
    failed = []

    def producer(source):
        try:
            for item in source:
                q.put(item)
                if failed:
                    break
        except Exception:
            failed.append(True)
            raise

    def consumer():
        try:
            while (item := q.get()) is not done:
                if not failed:
                    consume(item)
        except Exception:
            failed.append(True)
            while q.get() is not done:
                pass
            raise

    with ThreadPoolExecutor(max_workers=len(sources) + consumers) as pool:
        consuming = [pool.submit(consumer) for _ in range(consumers)]
        producing = [pool.submit(producer, s) for s in sources]
        wait(producing)
        for _ in consuming:
            q.put(done)
    for future in producing + consuming:
        future.result()
