"""Programs on which strategies are tried."""

from __future__ import annotations

import textwrap

MIXED = """
    import queue, threading, time
    from concurrent.futures import ThreadPoolExecutor
    from threading import Condition, Event, Lock, RLock, Semaphore, Thread
    lock, rlock, room, bell = Lock(), RLock(), Semaphore(2), Condition()
    items, total, log = queue.Queue(2), 0, []

    class Box:
        n = 0

    box = Box()

    def produce(name):
        for n in range(3):
            items.put((name, n))
            time.sleep(0.5)

    def consume():
        global total
        while True:
            item = items.get()
            if item is None:
                break
            with room, rlock, rlock:
                total += 1
                box.n += len(log)
            with lock:
                log.append(item)

    def main():
        consumers = [Thread(target=consume) for _ in range(2)]
        producers = [Thread(target=produce, args=(name,)) for name in "ab"]
        for thread in consumers + producers:
            thread.start()
        for thread in producers:
            thread.join()
        with bell:
            bell.wait(0.5)
        for _ in consumers:
            items.put(None)
        for thread in consumers:
            thread.join()
        print(total, box.n, log)
"""

RACE = """
    from threading import Thread
    x = 0

    def add():
        global x
        x += 1

    def main():
        threads = [Thread(target=add) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        print(x)
"""

DEADLOCK = """
    from threading import Lock, Thread
    a, b = Lock(), Lock()

    def work(first, second):
        with first:
            with second:
                print("in")

    def main():
        threads = [Thread(target=work, args=pair) for pair in ((a, b), (b, a))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
"""

SPIN = """
    from threading import Lock, Thread
    from time import sleep
    ready, done, lock = False, 0, Lock()

    def work():
        global done
        while not ready:
            pass
        with lock:
            done += 1

    def slow():
        global ready
        sleep(0.1)
        ready = True

    def main():
        threads = [Thread(target=work), Thread(target=work), Thread(target=slow)]
        for thread in threads:
            thread.start()
        while done < 2:
            sleep(0)
        for thread in threads:
            thread.join()
        print(done)
"""

POOL = """
    from concurrent.futures import ThreadPoolExecutor, as_completed
    seen = []

    def work(n):
        seen.append(n)
        return n

    def main():
        with ThreadPoolExecutor(3) as pool:
            futures = [pool.submit(work, n) for n in range(3)]
            done = [future.result() for future in as_completed(futures)]
        print(seen, done)
"""

TEMPORARIES = """
    from threading import Thread
    kept = []

    class Point:
        def __init__(self, x):
            self.x = x

    def work(n):
        for x in range(4):
            kept.append(Point(x).x + Point(n).x)
            Point(x).x = [n].pop()

    def main():
        threads = [Thread(target=work, args=(n,)) for n in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        print(kept)
"""

PROGRAMS = {
    name: textwrap.dedent(source)
    for name, source in {
        "mixed": MIXED,
        "race": RACE,
        "deadlock": DEADLOCK,
        "spin": SPIN,
        "pool": POOL,
        "temporaries": TEMPORARIES,
    }.items()
}
