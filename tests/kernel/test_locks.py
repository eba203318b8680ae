"""Misuse of the thread library is answered as the real one answers it: same type, same words."""

from __future__ import annotations

import re

import pytest

from grader.kernel.machine import Machine
from grader.kernel.strategy import Undisturbed

PRELUDE = """
import _thread, concurrent.futures, queue, sys, threading, time
from concurrent.futures import ThreadPoolExecutor
from threading import *

def held(lock):
    lock.acquire()
    return lock

def started(thread):
    thread.start()
    return thread

def ended(thread):
    thread.start()
    thread.join()
    return thread

def closed(pool):
    pool.shutdown()
    return pool

def nothing(*_):
    pass
"""

MISUSES = """
Lock().acquire(False, 1)
Lock().acquire(True, -2)
Lock().acquire(timeout=-2)
Lock().acquire(timeout='x')
Lock().acquire(timeout=None)
Lock().acquire(timeout=1e100)
Lock().acquire(timeout=float('nan'))
Lock().release()
RLock().acquire(False, 1)
RLock().acquire(timeout=-2)
RLock().acquire(timeout='x')
RLock().acquire(timeout=1e100)
RLock().release()
RLock()._release_save()
type('Mine', (type(Lock()),), {})
class Mine(type(Lock())): pass
threading._RLock().release()
Condition().notify()
Condition().notify_all()
Condition().wait()
Condition().wait(1)
Condition().wait_for(bool)
Condition().release()
Condition(Lock()).notify()
Condition(Lock()).release()
Condition(5)
held(Condition()).wait('x')
Semaphore(-1)
Semaphore('x')
Semaphore().acquire(False, 1)
Semaphore().release(0)
Semaphore().release(-1)
BoundedSemaphore().release()
BoundedSemaphore(1).release(2)
Event().wait('x')
Barrier(0)
Barrier(-1)
Barrier('x')
b = Barrier(2); b.abort(); b.wait()
Barrier(2).wait(0)
Barrier(1, action=lambda: 1 / 0).wait()
b = Barrier(2, timeout=0); b.wait()
Thread(group=1)
Thread(target=nothing, daemon='x', nonsense=1)
Thread().join()
current_thread().join()
started(Thread(target=nothing)).start()
ended(Thread(target=nothing)).start()
ended(Thread(target=nothing)).join(timeout='x')
current_thread().daemon = True
t = Thread(target=nothing, daemon=True); t.start(); t.daemon = False
class Mine(Thread):\n    def __init__(self): pass\nMine().start()
class Mine(Thread):\n    def __init__(self): pass\nMine().join()
class Mine(Thread):\n    def __init__(self): pass\nMine().name
class Mine(Thread):\n    def __init__(self): pass\nMine().is_alive()
Timer()
Timer(1)
t = Timer(0, nothing); t.start(); t.start()
_thread.start_new_thread(5, ())
_thread.start_new_thread(nothing, [])
_thread.start_new_thread(nothing, (), [])
_thread.exit()
_thread.stack_size(5)
threading.stack_size(-1)
local(1)
queue.Queue().get_nowait()
queue.Queue().get(block=False)
queue.Queue().get(timeout=-1)
queue.Queue().get(timeout='x')
q = queue.Queue(1); q.put(1); q.put_nowait(2)
q = queue.Queue(1); q.put(1); q.put(2, timeout=-1)
q = queue.Queue(1); q.put(1); q.put(2, timeout=0)
queue.Queue().task_done()
queue.Queue('x').put(1)
queue.SimpleQueue().get_nowait()
queue.SimpleQueue().get(timeout=-1)
queue.SimpleQueue().get(timeout=1e100)
time.sleep(-1)
time.sleep('x')
time.sleep(None)
time.sleep(1e100)
time.sleep(float('nan'))
ThreadPoolExecutor(0)
ThreadPoolExecutor(-1)
ThreadPoolExecutor('x')
ThreadPoolExecutor(1, initializer=5)
closed(ThreadPoolExecutor(1)).submit(nothing)
ThreadPoolExecutor(1).submit()
ThreadPoolExecutor(1).submit(lambda: 1 / 0).result()
concurrent.futures.Future().result(timeout=0)
concurrent.futures.Future().result(timeout=0)
f = concurrent.futures.Future(); f.cancel(); f.result()
f = concurrent.futures.Future(); f.set_result(1); f.set_result(2)
list(ThreadPoolExecutor(1).map(int, ['x']))
concurrent.futures.wait([], return_when='x')
""".strip().splitlines()


# C names its types with their modules here, and counts arguments in its own words.
MISUSES_WORDED_BY_C = """
_thread.start_new_thread()
time.sleep()
queue.SimpleQueue(1)
queue.SimpleQueue().get(timeout='x')
queue.SimpleQueue().task_done()
local().missing
l = local(); del l.missing
l = local(); l.__dict__ = {}
""".strip().splitlines()


def complaint(statement: str) -> tuple[str, str]:
    """The type and the text of what a statement raises."""
    try:
        exec(PRELUDE + statement.replace("\\n", "\n"), {"__name__": "misuse"})
    except BaseException as error:
        return type(error).__name__, re.sub("0x[0-9a-f]+", "0x…", str(error))
    return "nothing", "was raised"


def virtual_complaint(statement: str, machine: Machine) -> tuple[str, str]:
    told: list[tuple[str, str]] = []
    with machine.installed():
        machine.run(lambda: told.append(complaint(statement)), Undisturbed())
    return told[0]


@pytest.mark.parametrize("misuse", MISUSES)
def test_misuse_is_answered_in_the_words_of_the_real_library(misuse: str, machine: Machine) -> None:
    assert virtual_complaint(misuse, machine) == complaint(misuse)


@pytest.mark.parametrize("misuse", MISUSES_WORDED_BY_C)
def test_misuse_raises_the_type_of_the_real_library(misuse: str, machine: Machine) -> None:
    assert virtual_complaint(misuse, machine)[0] == complaint(misuse)[0]
