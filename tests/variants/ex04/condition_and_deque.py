# correct: no queue at all; one Condition for every kind of news, notify_all, wait_for with a lambda that gives a deque
from collections import deque
from threading import Condition, Thread


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("consumers and capacity must be positive")
    sources = tuple(sources)
    news = Condition()
    waiting = deque()
    failures = []
    active = len(sources)

    def fail(error):
        with news:
            failures.append(error)
            news.notify_all()

    def produce(source):
        nonlocal active
        try:
            for item in source:
                with news:
                    news.wait_for(lambda: failures or len(waiting) < capacity)
                    if failures:
                        return
                    waiting.append(item)
                    news.notify_all()
        except Exception as error:
            fail(error)
        finally:
            with news:
                active -= 1
                news.notify_all()

    def work():
        while True:
            with news:
                news.wait_for(lambda: failures or waiting or active == 0)
                if failures or not waiting:
                    return
                item = waiting.popleft()
                news.notify_all()
            try:
                consume(item)
            except Exception as error:
                fail(error)

    threads = [Thread(target=work) for _ in range(consumers)]
    threads += [Thread(target=produce, args=(source,)) for source in sources]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
