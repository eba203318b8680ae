"""Small programs, for a machine and for real threads alike."""

from __future__ import annotations

LOCKED = """
from threading import Lock, Thread
lock = Lock()
total = 0

def add():
    global total
    for _ in range(3):
        with lock:
            total += 1

def main():
    threads = [Thread(target=add) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert total == 9
"""

HANDED_OVER = """
from queue import Queue
from threading import Thread
items, got = Queue(2), []

def produce():
    for n in range(5):
        items.put(n)
    items.put(None)

def consume():
    while (item := items.get()) is not None:
        got.append(item)

def main():
    threads = [Thread(target=produce), Thread(target=consume)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [0, 1, 2, 3, 4]
"""

PROGRAMS = {"a lock and three threads": LOCKED, "a producer and a consumer": HANDED_OVER}
